using Knetc.Diagnostics;
using Knetc.Filtering;

namespace Knetc.Cli.Reporting;

/// <summary>
/// Known findings for <c>--baseline</c>: sorted, one a line and without places in the file, so that a change of the input
/// changes few lines of it and two branches merge.
/// </summary>
internal sealed class BaselineReporter : IReporter
{
    public void Report(FilteredDiagnostics findings, TextWriter output)
    {
        var counts = new SortedDictionary<FindingKey, int>();
        foreach (var diagnostic in findings.Reported) Count(diagnostic, counts);
        foreach (var diagnostic in findings.Suppressed)
        {
            if (diagnostic.Suppression is { Kind: SuppressionKind.Baseline }) Count(diagnostic, counts);
        }

        output.Write("{\n  \"version\": 1,\n  \"knownFindings\": [");
        string separator = "\n";
        foreach (var (key, count) in counts)
        {
            output.Write($"{separator}    {{\"id\": {JsonText.Quote(key.Id)}");
            Write(output, "object", key.Object);
            Write(output, "file", key.File);
            Write(output, "path", key.Path);
            output.Write(count > 1 ? $", \"count\": {count}}}" : "}");
            separator = ",\n";
        }

        output.Write(counts.Count == 0 ? "]\n}\n" : "\n  ]\n}\n");
    }

    private static void Count(Diagnostic diagnostic, SortedDictionary<FindingKey, int> counts)
    {
        if (!Baseline.CanHold(diagnostic)) return;
        var key = FindingKey.Of(diagnostic);
        counts[key] = counts.GetValueOrDefault(key) + 1;
    }

    private static void Write(TextWriter output, string name, string value)
    {
        if (value.Length > 0) output.Write($", \"{name}\": {JsonText.Quote(value)}");
    }
}
