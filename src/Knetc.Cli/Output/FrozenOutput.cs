using System.Collections.Immutable;
using System.Text;
using Knetc.Cli.Input;
using Knetc.Diagnostics;
using Knetc.Output;
using Knetc.Text;

namespace Knetc.Cli.Output;

/// <summary>Holds the files of an output folder against what would be written there, and writes nothing.</summary>
internal sealed class FrozenOutput(string folder, string workingDirectory)
{
    private const int MaxDiffLines = 40;

    private readonly UnifiedDiff _diff = new(MaxDiffLines);
    private readonly ImmutableArray<Diagnostic>.Builder _stale = ImmutableArray.CreateBuilder<Diagnostic>();

    /// <summary>What would change, as a unified diff of at most 40 lines; empty when nothing would.</summary>
    public string Diff => _diff.ToString();

    /// <summary>Whether the operating system refused a file.</summary>
    public bool Failed { get; private set; }

    /// <summary>The files that are out of date, or the one that could not be read.</summary>
    public ImmutableArray<Diagnostic> Compare(OutputFiles files)
    {
        try
        {
            var expected = new SortedSet<string>(files.Others, StringComparer.Ordinal);
            var shared = new HashSet<string>(StringComparer.Ordinal);
            var independent = new List<Artifact>();
            foreach (var artifact in files.Artifacts)
            {
                (SharedFiles.Contains(artifact.Path) ? (ISet<string>)shared : expected).Add(artifact.Path);
                if (artifact.SameAs is { } original) CompareLink(artifact.Path, original);
                else if (artifact.IsIndependent) independent.Add(artifact);
                else Compare(artifact);
            }

            // People want to see first what becomes of the rules.
            foreach (var artifact in independent) Compare(artifact);

            foreach (string path in OutputManifest.Read(folder))
            {
                if (!expected.Contains(path) && File.Exists(FullPath(path))) Report($"{Shown(path)} is no longer generated");
            }

            foreach (string path in SharedStore.FindUnused(FullPath(""), shared)) Report($"{Shown(path)} is no longer generated");
            Compare(new Artifact(OutputManifest.FileName, OutputManifest.Write(expected)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Failed = true;
            return [new Diagnostic(InputDiagnostics.FileFailed, $"cannot read {folder}: {exception.Message}")];
        }

        return _stale.ToImmutable();
    }

    /// <summary>The finding for a lock file that would be written anew.</summary>
    /// <param name="shown">Its name.</param>
    /// <param name="actual">Its text; null when there is none.</param>
    public Diagnostic CompareLock(string shown, string? actual, string expected)
    {
        int before = _stale.Count;
        if (actual is null) Report($"{shown} is missing");
        else ReportContent(shown, actual, expected);
        return _stale[before];
    }

    private void Compare(Artifact artifact)
    {
        string full = FullPath(artifact.Path);
        string shown = Shown(artifact.Path);
        if (!File.Exists(full))
        {
            Report($"{shown} is missing");
            return;
        }

        if (new FileInfo(full).LinkTarget is not null) Report($"{shown} is a symbolic link where a file would be");
        else if (!WrittenFile.HasContent(full, artifact)) ReportContent(shown, Encoding.UTF8.GetString(BoundedFile.ReadAllBytes(full)), TextOf(artifact));
        else if (artifact.IsExecutable && !OperatingSystem.IsWindows() && !File.GetUnixFileMode(full).HasFlag(UnixFileMode.UserExecute))
        {
            Report($"{shown} is not executable");
        }
    }

    /// <summary>Where a link would be, a copy is as good: not every file system has links.</summary>
    private void CompareLink(string path, string original)
    {
        string full = FullPath(path);
        var file = new FileInfo(full);
        if (file.LinkTarget == SharedStore.TargetOf(path, original)) return;
        if (!file.Exists && file.LinkTarget is null) Report($"{Shown(path)} is missing");
        else if (file.LinkTarget is not null || !WrittenFile.AreEqual(full, FullPath(original))) Report($"{Shown(path)} is not a link to {Shown(original)}");
    }

    private void ReportContent(string shown, string actual, string expected)
    {
        if (actual.Replace("\r\n", "\n", StringComparison.Ordinal) == expected)
        {
            Report($"{shown} has line ends of another system; let .gitattributes say `eol=lf` for generated files");
            return;
        }

        int line = _diff.Add(shown, actual, expected);
        var source = new SourceText(shown, actual);
        Report($"{shown} is not what the manifests compile to, from this line on", new SourceLocation(source, source.GetLineSpan(Math.Min(line, source.LineCount))));
    }

    private void Report(string message, SourceLocation? location = null) =>
        _stale.Add(new Diagnostic(InputDiagnostics.StaleOutput, message) { Location = location });

    private static string TextOf(Artifact artifact)
    {
        var text = new StringBuilder();
        var decoder = Encoding.UTF8.GetDecoder();
        foreach (var piece in artifact.Content)
        {
            char[] buffer = new char[Encoding.UTF8.GetMaxCharCount(piece.Length)];
            text.Append(buffer, 0, decoder.GetChars(piece.Span, buffer, flush: false));
        }

        return text.ToString();
    }

    private string FullPath(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, Path.GetFullPath(folder)));

    private string Shown(string path) => ShownPath.Of(workingDirectory, FullPath(path));
}
