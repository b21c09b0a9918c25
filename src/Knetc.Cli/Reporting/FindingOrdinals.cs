using Knetc.Diagnostics;
using Knetc.Filtering;

namespace Knetc.Cli.Reporting;

/// <summary>Tells apart findings that agree in rule, object and field, whether they count or not: by their order in the file.</summary>
internal static class FindingOrdinals
{
    /// <summary>For each finding, how many of the same key stand before it.</summary>
    public static int[] Of(IReadOnlyList<Diagnostic> diagnostics)
    {
        var ordinals = new int[diagnostics.Count];
        var seen = new Dictionary<FindingKey, int>();
        var order = Enumerable.Range(0, diagnostics.Count)
            .OrderBy(index => diagnostics[index].Location?.Path, StringComparer.Ordinal)
            .ThenBy(index => diagnostics[index].Location?.Span.Start ?? 0);
        foreach (int index in order)
        {
            var key = FindingKey.Of(diagnostics[index]);
            ordinals[index] = seen.GetValueOrDefault(key);
            seen[key] = ordinals[index] + 1;
        }

        return ordinals;
    }
}
