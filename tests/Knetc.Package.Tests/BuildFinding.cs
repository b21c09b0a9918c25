using System.Globalization;
using System.Text.RegularExpressions;

namespace Knetc.Packages;

/// <summary>An error or warning as a build prints it.</summary>
/// <param name="File">Relative to the project, with forward slashes; empty when it is about no file of the project.</param>
internal sealed partial record BuildFinding(string File, int Line, int Column, string Severity, string Id, string Message)
{
    /// <summary>The place, severity and number.</summary>
    public string Summary => $"{File}:{Line}:{Column} {Severity} {Id}";

    /// <summary>The findings in the output of a build, each once; those of a file by place, since the compiler's analyzers run side by side.</summary>
    public static BuildFinding[] Read(string output, string projectFolder) =>
    [
        .. Pattern().Matches(output).Select(match => Read(match, projectFolder)).Distinct()
            .GroupBy(static finding => finding.File)
            .SelectMany(static file => file.OrderBy(static finding => finding.Line).ThenBy(static finding => finding.Column)),
    ];

    private static BuildFinding Read(Match match, string folder)
    {
        string file = match.Groups["file"].Value;
        bool isOurs = file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return new BuildFinding(
            isOurs ? Path.GetRelativePath(folder, file).Replace('\\', '/') : "",
            isOurs ? Number(match, "line") : 0,
            isOurs ? Number(match, "column") : 0,
            match.Groups["severity"].Value,
            match.Groups["id"].Value,
            match.Groups["message"].Value);
    }

    private static int Number(Match match, string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^\s*(?<file>[^\s(:][^(\n]*?)(\((?<line>\d+),(?<column>\d+)(,\d+,\d+)?\))?\s?: (?<severity>error|warning) (?<id>[A-Z]+\d+): (?<message>.*?)( \[[^\[\]]*proj(::[^\]]*)?\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex Pattern();
}
