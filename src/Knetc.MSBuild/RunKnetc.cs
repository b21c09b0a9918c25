using System.Security.Cryptography;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Knetc.MSBuild;

/// <summary>
/// Runs the knetc beside this task with the arguments of a response file. Findings are not logged here: they are in the report that
/// knetc writes, and <see cref="ReportFindings"/> logs them also in builds that need not run knetc.
/// </summary>
public sealed class RunKnetc : ToolTask
{
    private const int InputErrors = 1;

    /// <summary>What knetc says first, which is why it stopped when there is no report.</summary>
    private string? _firstWords;

    /// <summary>The one of the two that is run.</summary>
    private string _program = "";

    /// <summary>The knetc to run: a <c>.dll</c> for the .NET host, else an executable.</summary>
    [Required]
    public string KnetcPath { get; set; } = "";

    /// <summary>The same knetc as a native executable, which is preferred where it runs; empty when there is none for this system.</summary>
    public string? NativePath { get; set; }

    /// <summary>The .NET host that runs a <c>.dll</c>; found by itself when empty.</summary>
    public string? DotNetHost { get; set; }

    /// <summary>The arguments, a line each; among them the report that is asked for.</summary>
    [Required]
    public string ResponseFile { get; set; } = "";

    /// <summary>The JSON report that the arguments ask for.</summary>
    [Required]
    public string ReportFile { get; set; } = "";

    /// <summary>What the run writes to, if anything; no two runs write to the same place at once.</summary>
    public string? OutputFolder { get; set; }

    /// <summary>Relative paths in findings start here.</summary>
    [Required]
    public string WorkingFolder { get; set; } = "";

    /// <summary>Whether the manifests have errors; the report says which. The task itself has succeeded then.</summary>
    [Output]
    public bool HasInputErrors { get; private set; }

    protected override string ToolName => IsManaged ? "dotnet" : Path.GetFileName(_program);

    protected override MessageImportance StandardErrorLoggingImportance => MessageImportance.Low;

    protected override MessageImportance StandardOutputLoggingImportance => MessageImportance.Low;

    private bool IsManaged => _program.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);

    public override bool Execute()
    {
        _program = NativePath is { Length: > 0 } native && NativeTool.Runs(native) ? native : KnetcPath;
        if (IsManaged && DotNetHosts.Find(DotNetHost) is null)
        {
            Log.LogKnetcError(BuildErrors.RuntimeMissing, "knetc runs on .NET 10 or later, and no dotnet was found: install the .NET SDK, or set KnetcDotNetHost to the dotnet to use");
            return false;
        }

        // A report of an earlier run must not pass for this one's.
        File.Delete(ReportFile);
        using var turn = new Mutex(initiallyOwned: false, TurnName(OutputFolder is { Length: > 0 } ? OutputFolder : ReportFile));
        Wait(turn);
        try
        {
            return base.Execute();
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }

    protected override string? GenerateFullPathToTool() => IsManaged ? DotNetHosts.Find(DotNetHost) : _program;

    protected override string GetWorkingDirectory() => WorkingFolder;

    protected override string GenerateCommandLineCommands()
    {
        var line = new CommandLineBuilder();
        if (IsManaged)
        {
            line.AppendSwitch("exec");
            line.AppendFileNameIfNotNull(_program);
        }

        line.AppendSwitchUnquotedIfNotNull("@", $"\"{ResponseFile}\"");
        return line.ToString();
    }

    /// <summary>The text is for people who read a log; MSBuild would take its findings for errors and report them a second time.</summary>
    protected override void LogEventsFromTextOutput(string singleLine, MessageImportance messageImportance)
    {
        if (string.IsNullOrWhiteSpace(_firstWords)) _firstWords = singleLine.Trim();
        Log.LogMessage(messageImportance, "{0}", singleLine);
    }

    protected override bool HandleTaskExecutionErrors() => Judge(ExitCode);

    private bool Judge(int exitCode)
    {
        HasInputErrors = exitCode == InputErrors;
        if (HasInputErrors && File.Exists(ReportFile)) return true;
        if (IsManaged && DotNetHosts.IsRuntimeMissing(exitCode))
        {
            Log.LogKnetcError(BuildErrors.RuntimeMissing, $"knetc runs on .NET 10 or later, and {GenerateFullPathToTool()} has no such runtime: install it, or set KnetcDotNetHost to a dotnet that has it");
        }
        else if (!File.Exists(ReportFile) || FindingReport.Read(ReportFile) is not { HasErrors: true })
        {
            Log.LogKnetcError(BuildErrors.DidNotFinish, $"knetc ended with exit code {exitCode}: {_firstWords}");
        }
        else
        {
            // A file or the environment failed, and the report says how.
            HasInputErrors = true;
            return true;
        }

        return false;
    }

    private static void Wait(Mutex turn)
    {
        try
        {
            turn.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // Whoever had it was killed. Knetc puts files into their place in one step, so what it left is whole.
        }
    }

    /// <summary>A name that builds of other processes choose as well.</summary>
    private static string TurnName(string path)
    {
        using var hash = SHA256.Create();
        byte[] bytes = hash.ComputeHash(Encoding.UTF8.GetBytes(Path.GetFullPath(path).TrimEnd('/', '\\')));
        return "knetc-" + BitConverter.ToString(bytes, 0, 12).Replace("-", "");
    }
}
