using System.Collections.Immutable;
using System.CommandLine;
using Knetc.Cli.Input;
using Knetc.Cli.Reporting;
using Knetc.Diagnostics;
using Knetc.Text;

namespace Knetc.Cli.Commands;

/// <summary>What every command does alike: gather input, print findings, choose the exit code.</summary>
internal sealed class CommandContext(CliHost host, CommonOptions common, ParseResult result)
{
    public CliHost Host => host;

    public ParseResult Result => result;

    /// <summary>The log verbosity, or null when no log is wanted.</summary>
    public int? Verbosity => result.GetValue(common.Verbosity);

    /// <summary>Whether the operating system refused a file, which outranks errors in the input.</summary>
    public bool EnvironmentFailed { get; set; }

    /// <summary>The same command in another folder.</summary>
    public CommandContext In(string folder) => new(host with { WorkingDirectory = folder }, common, result);

    /// <summary>Reads everything the PATH arguments and the project in force name; without either, the current folder.</summary>
    /// <param name="displayPrefix">Stands in front of the paths in diagnostics.</param>
    public CompilerInput ReadInput(string[] paths, DiagnosticBag diagnostics, string displayPrefix = "")
    {
        var sources = ImmutableArray.CreateBuilder<SourceText>();
        string? projectFile = ProjectLocator.Find(paths, host.WorkingDirectory);
        var project = projectFile is null ? null : ProjectLocator.Load(projectFile);
        string folder = Path.GetDirectoryName(projectFile) ?? host.WorkingDirectory;
        var locator = new InputLocator(host.WorkingDirectory, folder, diagnostics, displayPrefix);
        if (projectFile is not null)
        {
            locator.Add(projectFile);
            locator.AddProject(folder, project?.Inputs ?? [], project?.Exclude ?? []);
        }

        foreach (string path in paths.Length == 0 && projectFile is null ? ["."] : paths)
        {
            if (path == "-") sources.AddRange(InputReader.Read(host.In, diagnostics));
            else if (projectFile is null || Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, host.WorkingDirectory)) != folder) locator.Add(path);
        }

        bool failed = locator.Failed;
        sources.AddRange(InputReader.Read(locator.Files, diagnostics, ref failed));
        EnvironmentFailed |= failed;
        int projectFiles = projectFile is null ? 0 : 1;
        if (sources.Count <= projectFiles && !diagnostics.HasErrors)
        {
            diagnostics.Add(new Diagnostic(InputDiagnostics.NoInput, "no manifest found"));
        }

        return new CompilerInput(sources.ToImmutable(), project, folder);
    }

    /// <summary>Prints the findings and returns the exit code they call for.</summary>
    public int Finish(ImmutableArray<Diagnostic> diagnostics)
    {
        if (result.GetValue(common.WarningsAsErrors)) diagnostics = [.. diagnostics.Select(RaiseWarning)];
        if (result.GetValue(common.Format) == OutputFormat.Json) new JsonReporter().Report(diagnostics, host.Out);
        else new TextReporter(host.IsTerminal && !result.GetValue(common.NoColor)).Report(diagnostics, host.Error);
        if (EnvironmentFailed) return ExitCodes.Environment;
        return diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error) ? ExitCodes.InputErrors : ExitCodes.Success;
    }

    /// <summary>Whether the findings stop the command.</summary>
    public bool Stops(ImmutableArray<Diagnostic> diagnostics)
    {
        var threshold = result.GetValue(common.WarningsAsErrors) ? Severity.Warning : Severity.Error;
        return EnvironmentFailed || diagnostics.Any(diagnostic => diagnostic.Severity >= threshold);
    }

    private static Diagnostic RaiseWarning(Diagnostic diagnostic) =>
        diagnostic.Severity == Severity.Warning ? diagnostic with { Severity = Severity.Error } : diagnostic;
}
