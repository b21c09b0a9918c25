using System.Collections.Immutable;
using System.CommandLine;
using Knetc.Cli.Input;
using Knetc.Cli.Output;
using Knetc.Cli.Reporting;
using Knetc.Diagnostics;
using Knetc.Filtering;
using Knetc.Locking;
using Knetc.Text;

namespace Knetc.Cli.Commands;

/// <summary>What every command does alike: gather input, print findings, choose the exit code.</summary>
internal sealed class CommandContext(CliHost host, CommonOptions common, ParseResult result)
{
    private ImmutableArray<Diagnostic> _suppressed = [];

    public CliHost Host => host;

    public ParseResult Result => result;

    /// <summary>The log verbosity, or null when no log is wanted.</summary>
    public int? Verbosity => result.GetValue(common.Verbosity);

    /// <summary>Whether the operating system refused a file, which outranks errors in the input.</summary>
    public bool EnvironmentFailed { get; set; }

    /// <summary>The same command in another folder.</summary>
    public CommandContext In(string folder) => new(host with { WorkingDirectory = folder }, common, result);

    /// <summary>Whether the command's own result takes standard output, so that findings go beside it as text in every format.</summary>
    public bool FindingsAsText { get; init; }

    /// <summary>Text for people that follows the findings, a diff say; other formats leave it out.</summary>
    public string Appendix { get; set; } = "";

    /// <summary>Reads everything the PATH arguments and the project in force name; without either, the current folder.</summary>
    /// <param name="paths">The PATH arguments.</param>
    /// <param name="diagnostics">Receives what cannot be read.</param>
    /// <param name="lockPath">Where the lock file is, which is no manifest.</param>
    /// <param name="displayPrefix">Stands in front of the paths in diagnostics.</param>
    public CompilerInput ReadInput(string[] paths, DiagnosticBag diagnostics, Func<CompilerInput, string> lockPath, string displayPrefix = "")
    {
        var located = Locate(paths, lockPath, displayPrefix);
        diagnostics.AddRange(located.Diagnostics);
        var sources = ImmutableArray.CreateBuilder<SourceText>();
        bool failed = located.Failed;
        foreach (string path in paths)
        {
            if (path == "-") sources.AddRange(InputReader.Read(host.In, diagnostics, ref failed));
        }

        if (sources.Count > 0) host.Reading?.Invoke(sources.Sum(static source => (long)source.Content.Length));
        sources.AddRange(InputReader.Read(located.Files, diagnostics, ref failed));
        EnvironmentFailed |= failed;
        CheckCount(located, sources.Count, diagnostics);
        return located.Input with { Sources = sources.ToImmutable() };
    }

    /// <summary>Finds the files that the PATH arguments and the project in force name; without either, those of the current folder.</summary>
    /// <inheritdoc cref="ReadInput"/>
    public LocatedInput Locate(string[] paths, Func<CompilerInput, string> lockPath, string displayPrefix = "")
    {
        string? projectFile = ProjectLocator.Find(paths, host.WorkingDirectory);
        var project = projectFile is null ? null : ProjectLocator.Load(projectFile);
        string folder = Path.GetDirectoryName(projectFile) ?? host.WorkingDirectory;
        var input = new CompilerInput([], project, folder) { HasProjectFile = projectFile is not null };
        var diagnostics = new DiagnosticBag();
        var locator = new InputLocator(host.WorkingDirectory, folder, lockPath(input), diagnostics, displayPrefix);
        if (projectFile is not null)
        {
            locator.Add(projectFile);
            locator.AddProject(folder, project?.Inputs ?? [], project?.Exclude ?? []);
        }

        foreach (string path in paths.Length == 0 && projectFile is null ? ["."] : paths)
        {
            if (path == "-") continue;
            if (projectFile is null || Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, host.WorkingDirectory)) != folder) locator.Add(path);
        }

        if (InputSizes.Refusal(locator.Files, out long size) is not { } refusal)
        {
            host.Reading?.Invoke(size);
            return new LocatedInput(input, projectFile, locator.Files, diagnostics.ToImmutable(), locator.Failed);
        }

        diagnostics.Add(refusal);
        return new LocatedInput(input, projectFile, [], diagnostics.ToImmutable(), Failed: true);
    }

    /// <summary>Says so when there is nothing to compile.</summary>
    /// <param name="count">How many files were read.</param>
    public static void CheckCount(LocatedInput located, int count, DiagnosticBag diagnostics)
    {
        int projectFiles = located.ProjectFile is null ? 0 : 1;
        if (count <= projectFiles && !diagnostics.HasErrors) diagnostics.Add(new Diagnostic(InputDiagnostics.NoInput, "no manifest found"));
    }

    /// <summary>Reads the lock file as far as the mode wants it.</summary>
    public LockInput ReadLock(LockStore store, LockMode mode, DiagnosticBag diagnostics)
    {
        bool failed = false;
        var input = store.Load(mode, diagnostics, ref failed);
        EnvironmentFailed |= failed;
        return input;
    }

    /// <summary>The findings of a compilation that count, without those that the baseline knows; what is accepted is kept for the reports.</summary>
    /// <param name="outputMustBeComplete">Whether files are made of the result; see <see cref="Baseline.Apply"/>.</param>
    public ImmutableArray<Diagnostic> Judge(Compilation compilation, bool outputMustBeComplete)
    {
        var findings = new FilteredDiagnostics(compilation.Diagnostics, compilation.Suppressed);
        if (result.GetValue(common.Baseline) is { } file)
        {
            var problems = new DiagnosticBag();
            if (BaselineFile.Read(file, host.WorkingDirectory, problems, out bool failed) is { } baseline)
            {
                var left = baseline.Apply(findings.Reported, outputMustBeComplete);
                findings = new FilteredDiagnostics(left.Reported, findings.Suppressed.AddRange(left.Suppressed));
            }

            EnvironmentFailed |= failed;
            findings = findings with { Reported = [.. problems.ToImmutable(), .. findings.Reported] };
        }

        return Keep(findings);
    }

    /// <summary>The findings that count; what is accepted is kept for the reports.</summary>
    public ImmutableArray<Diagnostic> Keep(FilteredDiagnostics findings)
    {
        _suppressed = _suppressed.AddRange(findings.Suppressed);
        return findings.Reported;
    }

    /// <summary>Writes the reports, prints the findings and returns the exit code they call for.</summary>
    public int Finish(ImmutableArray<Diagnostic> diagnostics)
    {
        if (result.GetValue(common.WarningsAsErrors)) diagnostics = [.. diagnostics.Select(RaiseWarning)];
        var findings = new FilteredDiagnostics(diagnostics, _suppressed);
        foreach (var target in result.GetValue(common.Reports) ?? [])
        {
            string content = Reporters.Render(target.Format, findings, EnvironmentFailed);
            if (WholeFile.Write(Path.GetFullPath(target.File, host.WorkingDirectory), target.File, content) is not { } failure) continue;
            EnvironmentFailed = true;
            findings = findings with { Reported = findings.Reported.Add(failure) };
        }

        var format = FindingsAsText ? OutputFormat.Text : result.GetValue(common.Format);
        bool color = format == OutputFormat.Text && host.IsTerminal && !result.GetValue(common.NoColor);
        Print(Reporters.Create(format, EnvironmentFailed, color), findings, Reporters.StreamOf(format, host));
        if (format == OutputFormat.Text) host.Error.Write(Appendix);
        if (EnvironmentFailed) return ExitCodes.Environment;
        return findings.Reported.Any(diagnostic => diagnostic.Severity == Severity.Error) ? ExitCodes.InputErrors : ExitCodes.Success;
    }

    /// <summary>Whether the findings stop the command.</summary>
    public bool Stops(ImmutableArray<Diagnostic> diagnostics) => EnvironmentFailed || diagnostics.Any(IsFatal);

    /// <summary>Whether a finding alone stops the command.</summary>
    public bool IsFatal(Diagnostic diagnostic) =>
        diagnostic.Severity >= (result.GetValue(common.WarningsAsErrors) ? Severity.Warning : Severity.Error);

    /// <summary>The streams of a console pass on each line by itself; thousands of findings go out in larger pieces.</summary>
    private static void Print(IReporter reporter, FilteredDiagnostics findings, TextWriter stream)
    {
        using var text = new StringWriter { NewLine = stream.NewLine };
        reporter.Report(findings, text);
        stream.Write(text.GetStringBuilder());
    }

    private static Diagnostic RaiseWarning(Diagnostic diagnostic) =>
        diagnostic.Severity == Severity.Warning ? diagnostic with { Severity = Severity.Error } : diagnostic;
}
