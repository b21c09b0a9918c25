using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Locking;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Knetc.Cli.Input;

/// <summary>Finds the files that the PATH arguments stand for, sorted, each once.</summary>
/// <param name="workingDirectory">Relative paths and diagnostics start here.</param>
/// <param name="projectFolder">Paths in generated files start here.</param>
/// <param name="lockPath">The lock file, which is never input.</param>
/// <param name="diagnostics">Receives what cannot be read.</param>
/// <param name="displayPrefix">Stands in front of the paths in diagnostics.</param>
internal sealed class InputLocator(string workingDirectory, string projectFolder, string lockPath, DiagnosticBag diagnostics, string displayPrefix = "")
{
    private const string ChartFile = "Chart.yaml";

    private readonly HashSet<string> _charts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, InputFile> _files = new(StringComparer.Ordinal);

    /// <summary>True when a path did not exist or could not be listed.</summary>
    public bool Failed { get; private set; }

    public IReadOnlyCollection<InputFile> Files => _files.Values;

    /// <summary>Adds a file, a folder with everything below it, or the matches of a glob.</summary>
    public void Add(string path)
    {
        string full = Path.GetFullPath(path, workingDirectory);
        try
        {
            if (File.Exists(full)) AddFile(full);
            else if (Directory.Exists(full)) AddFolder(full);
            else if (path.AsSpan().ContainsAny('*', '?')) AddGlob(path);
            else Fail(path, "no such file or folder");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Fail(path, exception.Message);
        }
    }

    /// <summary>Adds what a project file names; without globs, the whole folder.</summary>
    public void AddProject(string folder, ImmutableArray<string> include, ImmutableArray<string> exclude)
    {
        try
        {
            if (include.IsEmpty && exclude.IsEmpty)
            {
                AddFolder(folder);
                return;
            }

            var matcher = new Matcher(StringComparison.Ordinal);
            matcher.AddIncludePatterns(include.IsEmpty ? ["**/*.yaml", "**/*.yml", "**/*.json"] : include);
            matcher.AddExcludePatterns(exclude);
            AddMatches(matcher, folder, include);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Fail(folder, exception.Message);
        }
    }

    /// <summary>The folder that a glob searches, and the pattern from there on.</summary>
    public static (string Root, string Pattern) SplitGlob(string pattern, string workingDirectory)
    {
        string normalized = pattern.Replace('\\', '/');
        int wildcard = normalized.AsSpan().IndexOfAny('*', '?');
        int slash = normalized.LastIndexOf('/', wildcard);
        return (Path.GetFullPath(slash < 0 ? "." : normalized[..(slash + 1)], workingDirectory), normalized[(slash + 1)..]);
    }

    private void AddFile(string full)
    {
        if (full == lockPath || Path.GetFileName(full) == LockFile.FileName) return;
        if (full.Contains('\uFFFD', StringComparison.Ordinal) && !File.Exists(full))
        {
            Fail(ShownPath.Of(workingDirectory, full), "its name is not valid UTF-8");
            return;
        }

        _files.TryAdd(full, new InputFile(full, displayPrefix + ShownPath.Of(workingDirectory, full), ShownPath.Of(projectFolder, full)));
    }

    private void AddFolder(string folder)
    {
        if (File.Exists(Path.Combine(folder, OutputManifest.FileName))) return;
        if (File.Exists(Path.Combine(folder, ChartFile)))
        {
            SkipChart(folder);
            return;
        }

        foreach (string file in Directory.EnumerateFiles(folder))
        {
            if (IsManifestName(file)) AddFile(file);
        }

        foreach (string child in Directory.EnumerateDirectories(folder))
        {
            // A linked folder may lead back up; what it holds is read where it really is.
            bool hidden = Path.GetFileName(child).StartsWith('.');
            if (!hidden && !File.GetAttributes(child).HasFlag(FileAttributes.ReparsePoint)) AddFolder(child);
        }
    }

    private void AddGlob(string pattern)
    {
        var (root, rest) = SplitGlob(pattern, workingDirectory);
        if (!Directory.Exists(root))
        {
            Fail(pattern, "no such folder");
            return;
        }

        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(rest);
        AddMatches(matcher, root, [rest]);
    }

    private void AddMatches(Matcher matcher, string root, IEnumerable<string> patterns)
    {
        foreach (var match in matcher.Execute(GlobFolder.Root(root, patterns)).Files)
        {
            string file = Path.GetFullPath(match.Path, root);
            if (FindChart(Path.GetDirectoryName(file)!, root) is { } chart) SkipChart(chart);
            else AddFile(file);
        }
    }

    /// <summary>The chart that a folder below <paramref name="root"/> belongs to, or null.</summary>
    private static string? FindChart(string folder, string root)
    {
        string top = Path.TrimEndingDirectorySeparator(root);
        for (string? current = folder; current is not null && current.Length >= top.Length; current = Path.GetDirectoryName(current))
        {
            if (File.Exists(Path.Combine(current, ChartFile))) return current;
        }

        return null;
    }

    private void SkipChart(string folder)
    {
        if (!_charts.Add(folder)) return;
        diagnostics.Add(new Diagnostic(InputDiagnostics.ChartSkipped, $"the Helm chart {ShownPath.Of(workingDirectory, folder)} is skipped"));
    }

    public static bool IsManifestName(string file)
    {
        string name = Path.GetFileName(file);
        if (name.StartsWith('.')) return false;
        return name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
    }

    private void Fail(string path, string reason)
    {
        Failed = true;
        diagnostics.Add(new Diagnostic(InputDiagnostics.FileFailed, $"cannot read {path}: {reason}"));
    }
}
