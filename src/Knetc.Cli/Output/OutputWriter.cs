using Knetc.Diagnostics;
using Knetc.Output;

namespace Knetc.Cli.Output;

/// <summary>
/// Puts artifacts into the output folder: through temporary files, only where the content changed, and removing what an
/// earlier run left behind. Files that are not knetc's are never touched.
/// </summary>
internal sealed class OutputWriter(string folder)
{
    /// <summary>Number of files whose content changed.</summary>
    public int Written { get; private set; }

    /// <summary>Writes all artifacts. Null on success, else a finding; a refused file leaves the others as they are.</summary>
    public Diagnostic? Write(IReadOnlyList<Artifact> artifacts)
    {
        try
        {
            string[] earlier = OutputManifest.Read(folder);
            var paths = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var artifact in artifacts) paths.Add(artifact.Path);
            if (FindForeign(artifacts, earlier) is { } foreign)
            {
                return new Diagnostic(InputDiagnostics.FileFailed, $"{foreign} exists and was not written by knetc; it stays as it is");
            }

            Directory.CreateDirectory(folder);
            foreach (var artifact in artifacts) Write(artifact.Path, artifact.Content.Span, artifact.IsExecutable);
            foreach (string path in earlier)
            {
                if (!paths.Contains(path)) Delete(path);
            }

            Write(OutputManifest.FileName, System.Text.Encoding.UTF8.GetBytes(OutputManifest.Write(paths)), executable: false);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Diagnostic(InputDiagnostics.FileFailed, $"cannot write to {folder}: {exception.Message}");
        }
    }

    /// <summary>The first file in our way that is neither listed by an earlier run nor carries the header.</summary>
    private string? FindForeign(IReadOnlyList<Artifact> artifacts, string[] earlier)
    {
        var known = new HashSet<string>(earlier, StringComparer.Ordinal);
        foreach (var artifact in artifacts)
        {
            string full = FullPath(artifact.Path);
            if (!known.Contains(artifact.Path) && File.Exists(full) && !HasHeader(full)) return artifact.Path;
        }

        return null;
    }

    private static bool HasHeader(string path)
    {
        using var reader = new StreamReader(path);
        for (int line = 0; line < 2; line++)
        {
            if (reader.ReadLine() == OutputManifest.Header) return true;
        }

        return false;
    }

    private void Write(string path, ReadOnlySpan<byte> content, bool executable)
    {
        string full = FullPath(path);
        if (HasContent(full, content)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        string temporary = full + ".tmp";
        using (var stream = File.Create(temporary)) stream.Write(content);
        if (executable && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(temporary, (UnixFileMode)Convert.ToInt32("755", 8));
        }

        File.Move(temporary, full, overwrite: true);
        Written++;
    }

    private static bool HasContent(string full, ReadOnlySpan<byte> content)
    {
        var file = new FileInfo(full);
        return file.Exists && file.Length == content.Length && File.ReadAllBytes(full).AsSpan().SequenceEqual(content);
    }

    private void Delete(string path)
    {
        string full = FullPath(path);
        if (!full.StartsWith(Path.GetFullPath(folder), StringComparison.Ordinal)) return;
        File.Delete(full);
        for (string? parent = Path.GetDirectoryName(full); parent is not null && parent != Path.GetFullPath(folder); parent = Path.GetDirectoryName(parent))
        {
            if (Directory.Exists(parent) && !Directory.EnumerateFileSystemEntries(parent).Any()) Directory.Delete(parent);
            else break;
        }
    }

    private string FullPath(string path) => Path.GetFullPath(path, Path.GetFullPath(folder));
}
