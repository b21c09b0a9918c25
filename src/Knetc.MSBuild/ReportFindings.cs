using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Knetc.MSBuild;

/// <summary>Logs the findings of a report, of this build's run or of the last one that was needed.</summary>
public sealed class ReportFindings : Task
{
    /// <summary>The JSON report of knetc.</summary>
    [Required]
    public string ReportFile { get; set; } = "";

    /// <summary>Relative paths in the report start here.</summary>
    [Required]
    public string WorkingFolder { get; set; } = "";

    public override bool Execute()
    {
        if (!File.Exists(ReportFile) || FindingReport.Read(ReportFile) is not { } report)
        {
            Log.LogKnetcError(BuildErrors.DidNotFinish, $"{ReportFile} is not a report of knetc");
            return false;
        }

        foreach (var finding in report.Findings) Write(finding);
        return !Log.HasLoggedErrors;
    }

    private void Write(Finding finding)
    {
        string? file = finding.File is { Length: > 0 } path ? FullPath(path) : null;
        string link = BuildErrors.HelpLink(finding.Id);
        var (line, column, endLine, endColumn) = (finding.Line ?? 0, finding.Column ?? 0, finding.EndLine ?? 0, finding.EndColumn ?? 0);
        switch (finding.Severity)
        {
            case "error":
                Log.LogError(null, finding.Id, null, link, file, line, column, endLine, endColumn, "{0}", finding.Text);
                break;
            case "warning":
                Log.LogWarning(null, finding.Id, null, link, file, line, column, endLine, endColumn, "{0}", finding.Text);
                break;
            default:
                Log.LogMessage(null, finding.Id, null, file, line, column, endLine, endColumn, MessageImportance.Normal, "{0}", finding.Text);
                break;
        }
    }

    /// <summary>A build of many projects shows which file is meant; standard input and the like stay as they are.</summary>
    private string FullPath(string path) => path[0] == '<' ? path : Path.GetFullPath(Path.Combine(WorkingFolder, path));
}
