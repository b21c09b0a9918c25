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

                Write(artifact);
                written.Add(artifact.Path);
            }

            foreach (string path in earlier)
            {
                if (!written.Contains(path)) Delete(path);
            }

            Write(new Artifact(OutputManifest.FileName, OutputManifest.Write(written)));
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

    private void Write(Artifact artifact)
    {
        string full = FullPath(artifact.Path);
        if (HasContent(full, artifact)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        string temporary = full + TemporarySuffix;
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                foreach (var piece in artifact.Content) stream.Write(piece.Span);
            }

            if (artifact.IsExecutable && !OperatingSystem.IsWindows())
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

    private static bool HasContent(string full, Artifact artifact)
    {
        var file = new FileInfo(full);
        if (!file.Exists || file.Length != artifact.Length) return false;
        using var stream = file.OpenRead();
        byte[] buffer = [];
        foreach (var piece in artifact.Content)
        {
            if (buffer.Length < piece.Length) buffer = new byte[piece.Length];
            stream.ReadExactly(buffer, 0, piece.Length);
            if (!piece.Span.SequenceEqual(buffer.AsSpan(0, piece.Length))) return false;
        }

        return true;
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
