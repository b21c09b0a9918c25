using System.Text;
using Knetc.Diagnostics;
using Knetc.Output;

namespace Knetc.Cli.Output;

/// <summary>
/// Puts artifacts into the output folder: through temporary files, only where the content changed, and removing what an
/// earlier run left behind. Files that are not knetc's are never touched.
/// </summary>
internal sealed class OutputWriter(string folder)
{
    private const string TemporarySuffix = ".knetc-tmp";

    /// <summary>Writes all artifacts and returns null, or says why it stopped.</summary>
    public Diagnostic? Write(IEnumerable<Artifact> artifacts)
    {
        var written = new SortedSet<string>(StringComparer.Ordinal);
        try
        {
            var earlier = new HashSet<string>(OutputManifest.Read(folder), StringComparer.Ordinal);
            foreach (var artifact in artifacts)
            {
                if (!earlier.Contains(artifact.Path) && IsForeign(FullPath(artifact.Path)))
                {
                    return Failure($"{artifact.Path} exists and was not written by knetc; it stays as it is");
                }

                Write(artifact.Path, artifact.Content.Span, artifact.IsExecutable);
                written.Add(artifact.Path);
            }

            foreach (string path in earlier)
            {
                if (!written.Contains(path)) Delete(path);
            }

            Write(OutputManifest.FileName, Encoding.UTF8.GetBytes(OutputManifest.Write(written)), executable: false);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failure(exception.Message);
        }
    }

    private Diagnostic Failure(string reason) => new(InputDiagnostics.FileFailed, $"cannot write to {folder}: {reason}");

    /// <summary>Whether the file exists and does not carry the header in its first two lines.</summary>
    private static bool IsForeign(string full)
    {
        if (!File.Exists(full)) return false;
        using var reader = new StreamReader(full);
        return reader.ReadLine() != GeneratedHeader.Text && reader.ReadLine() != GeneratedHeader.Text;
    }

    private void Write(string path, ReadOnlySpan<byte> content, bool executable)
    {
        string full = FullPath(path);
        if (HasContent(full, content)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        string temporary = full + TemporarySuffix;
        try
        {
            using (var stream = File.Create(temporary)) stream.Write(content);
            if (executable && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(temporary) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
            }

            File.Move(temporary, full, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static bool HasContent(string full, ReadOnlySpan<byte> content)
    {
        var file = new FileInfo(full);
        return file.Exists && file.Length == content.Length && File.ReadAllBytes(full).AsSpan().SequenceEqual(content);
    }

    /// <summary>Removes a file of an earlier run, and the folders it leaves empty.</summary>
    private void Delete(string path)
    {
        string root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        string full = FullPath(path);
        if (!full.StartsWith(root, StringComparison.Ordinal)) return;
        if (File.Exists(full)) File.Delete(full);
        for (string parent = Path.GetDirectoryName(full)!; parent.Length > root.Length; parent = Path.GetDirectoryName(parent)!)
        {
            if (!Directory.Exists(parent) || Directory.EnumerateFileSystemEntries(parent).Any()) break;
            Directory.Delete(parent);
        }
    }

    private string FullPath(string path) => Path.GetFullPath(path, Path.GetFullPath(folder));
}
