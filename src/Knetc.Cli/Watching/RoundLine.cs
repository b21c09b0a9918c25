using System.Globalization;
using Knetc.Cli.Commands;
using Knetc.Cli.Reporting;

namespace Knetc.Cli.Watching;

/// <summary>The line that says what a round came to.</summary>
internal static class RoundLine
{
    /// <param name="count">How many files changed; in the first round, how many there are.</param>
    /// <param name="changed">The first of them; empty in the first round.</param>
    /// <param name="run">The round.</param>
    /// <param name="repeats">Whether its findings are those of the round before, and not shown again.</param>
    /// <param name="elapsed">How long it took.</param>
    public static string Of(int count, string changed, CompileRun run, bool repeats, TimeSpan elapsed)
    {
        string cause = changed.Length == 0 ? $"{Number(count, "file")} read"
            : count == 1 ? $"{FindingText.Visible(changed)} changed"
            : $"{FindingText.Visible(changed)} and {Number(count - 1, "other")} changed";
        string outcome = run.IsComplete ? $"{Number(run.WrittenCount, "file")} written"
            : changed.Length == 0 ? "nothing written"
            : "nothing written, the output stays as it was";
        string findings = repeats ? ", findings as before" : "";
        return string.Create(CultureInfo.InvariantCulture, $"knetc: {cause}, {outcome}{findings} ({elapsed.TotalMilliseconds:0} ms)");
    }

    private static string Number(int count, string word)
    {
        string number = count.ToString(CultureInfo.InvariantCulture);
        return count == 1 ? $"{number} {word}" : $"{number} {word}s";
    }
}
