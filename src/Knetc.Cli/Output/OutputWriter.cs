using Knetc.Diagnostics;
using Knetc.Output;

namespace Knetc.Cli.Output;

/// <summary>
/// Puts artifacts into the output folder: through temporary files, only where the content changed, and removing what an
/// earlier run left behind. Files that are not knetc's are never touched.
/// </summary>
internal sealed class OutputWriter(string folder)
{
    internal const string TemporarySuffix = ".knetc-tmp";

    /// <summary>What is ready to take its place: temporary file and target.</summary>
    private readonly List<(string Temporary, string Target)> _ready = [];

    private readonly List<string> _newFolders = [];

    /// <summary>How many files got new content.</summary>
    public int WrittenCount { get; private set; }

    /// <summary>Writes all artifacts and returns null, or says why it stopped; then everything is as it was before.</summary>
    public Diagnostic? Write(IEnumerable<Artifact> artifacts)
    {
        try
        {
            var earlier = new HashSet<string>(OutputManifest.Read(folder), StringComparer.Ordinal);
            var written = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var artifact in artifacts)
            {
                string full = FullPath(artifact.Path);
                if (Directory.Exists(full)) return Withdraw($"{artifact.Path} is a folder");
                if (!earlier.Contains(artifact.Path) && IsForeign(full)) return Withdraw($"{artifact.Path} exists and was not written by knetc; it stays as it is");
                Prepare(artifact);
                written.Add(artifact.Path);
            }

            WrittenCount = _ready.Count;
            Prepare(new Artifact(OutputManifest.FileName, OutputManifest.Write(written)));
            foreach (var (temporary, target) in _ready) File.Move(temporary, target, overwrite: true);
            foreach (string path in earlier)
            {
                if (!written.Contains(path)) Delete(path);
            }

            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Withdraw(exception.Message);
        }
        catch
        {
            Withdraw("");
            throw;
        }
    }

    /// <summary>Removes what was prepared, and says why.</summary>
    private Diagnostic Withdraw(string reason)
    {
        try
        {
            foreach (var (temporary, _) in _ready) File.Delete(temporary);
            for (int i = _newFolders.Count - 1; i >= 0; i--)
            {
                if (!Directory.EnumerateFileSystemEntries(_newFolders[i]).Any()) Directory.Delete(_newFolders[i]);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            reason += $"; temporary files (*{TemporarySuffix}) are left behind";
        }

        return Failure(reason);
    }

    private Diagnostic Failure(string reason) => new(InputDiagnostics.FileFailed, $"cannot write to {folder}: {reason}");

    /// <summary>Whether the file exists and does not carry the header in its first two lines.</summary>
    private static bool IsForeign(string full)
    {
        if (!File.Exists(full)) return false;
        using var reader = new StreamReader(full);
        return !IsHeader(reader.ReadLine()) && !IsHeader(reader.ReadLine());
    }

    private static bool IsHeader(string? line) => line is GeneratedHeader.Text or GeneratedHeader.ZoneText or GeneratedHeader.CSharpText;

    /// <summary>Writes the artifact beside its place, unless the file there has that content already.</summary>
    private void Prepare(Artifact artifact)
    {
        string full = FullPath(artifact.Path);
        if (WrittenFile.HasContent(full, artifact)) return;
        MakeFolder(Path.GetDirectoryName(full)!);
        string temporary = full + TemporarySuffix;
        _ready.Add((temporary, full));
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            foreach (var piece in artifact.Content) stream.Write(piece.Span);
        }

        if (artifact.IsExecutable && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(temporary) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }

    private void MakeFolder(string path)
    {
        if (Directory.Exists(path)) return;
        if (Path.GetDirectoryName(path) is { } parent) MakeFolder(parent);
        Directory.CreateDirectory(path);
        _newFolders.Add(path);
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
