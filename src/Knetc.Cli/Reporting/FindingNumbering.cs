using Knetc.Diagnostics;
using Knetc.Filtering;

namespace Knetc.Cli.Reporting;

/// <summary>Tells apart findings that agree in rule, object and field, by their order in the file.</summary>
internal sealed class FindingNumbering
{
    private readonly Dictionary<FindingKey, int> _seen = [];

    /// <summary>The finding's key and how many of the same key came before it.</summary>
    public (FindingKey Key, int Ordinal) Next(Diagnostic diagnostic)
    {
        var key = FindingKey.Of(diagnostic);
        int ordinal = _seen.GetValueOrDefault(key);
        _seen[key] = ordinal + 1;
        return (key, ordinal);
    }
}
