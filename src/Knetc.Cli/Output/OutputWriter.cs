using Knetc.Diagnostics;
using Knetc.Output;

namespace Knetc.Cli.Output;

/// <summary>
/// Puts artifacts into the output folder: through temporary files, only where the content changed, and removing what an
/// earlier run left behind. Files that are not knetc's are never touched.
/// </summary>
/// <param name="folder">The output folder.</param>
/// <param name="makeLink">Makes a symbolic link, given its path and target.</param>
internal sealed class OutputWriter(string folder, Action<string, string> makeLink)
{
    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
    private readonly PendingFiles _pending = new(makeLink);

    public OutputWriter(string folder)
        : this(folder, static (path, target) => File.CreateSymbolicLink(path, target))
    {
    }

    /// <summary>How many files got new content.</summary>
    public int WrittenCount { get; private set; }

    /// <summary>Writes all artifacts and returns null, or says why it stopped; then everything is as it was before.</summary>
    public Diagnostic? Write(OutputFiles files)
    {
        try
        {
            var folders = new OwnFolders(_root);
            var earlier = new HashSet<string>(OutputManifest.Read(folder), StringComparer.Ordinal);
            var listed = new SortedSet<string>(files.Others, StringComparer.Ordinal);
            var shared = new HashSet<string>(StringComparer.Ordinal);
            foreach (var artifact in files.Artifacts)
            {
                string full = FullPath(artifact.Path);
                folders.Check(Path.GetDirectoryName(full)!);
                if (Directory.Exists(full)) return Withdraw($"{artifact.Path} is a folder");
                if (!earlier.Contains(artifact.Path) && IsForeign(full)) return Withdraw($"{artifact.Path} exists and was not written by knetc; it stays as it is");
                if (artifact.SameAs is { } original) _pending.AddLink(full, SharedStore.TargetOf(artifact.Path, original));
                else _pending.Add(full, artifact);
                (SharedFiles.Contains(artifact.Path) ? (ISet<string>)shared : listed).Add(artifact.Path);
            }

            WrittenCount = _pending.Count;
            _pending.Add(FullPath(OutputManifest.FileName), new Artifact(OutputManifest.FileName, OutputManifest.Write(listed)));
            _pending.Commit();
            foreach (string path in earlier.Where(path => !listed.Contains(path))) Delete(path, folders);
            foreach (string path in SharedStore.FindUnused(_root, shared)) Delete(path, folders);
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
            _pending.Withdraw();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            reason += $"; temporary files (*{WrittenFile.TemporarySuffix}) are left behind";
        }

        return new Diagnostic(InputDiagnostics.FileFailed, $"cannot write to {folder}: {reason}");
    }

    /// <summary>Whether the file exists and knetc did not write it: it has no header, or is a link that leads elsewhere.</summary>
    private static bool IsForeign(string full)
    {
        if (new FileInfo(full).LinkTarget is { } target) return !SharedStore.IsTarget(target);
        return File.Exists(full) && !WrittenFile.HasHeader(full);
    }

    /// <summary>Removes a file of an earlier run, and the folders it leaves empty.</summary>
    private void Delete(string path, OwnFolders folders)
    {
        string full = FullPath(path);
        if (!full.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return;
        string parent = Path.GetDirectoryName(full)!;
        if (folders.FindLink(parent) is not null) return;
        if (File.Exists(full)) File.Delete(full);
        for (; parent.Length > _root.Length; parent = Path.GetDirectoryName(parent)!)
        {
            if (!Directory.Exists(parent) || Directory.EnumerateFileSystemEntries(parent).Any()) break;
            Directory.Delete(parent);
        }
    }

    private string FullPath(string path) => Path.GetFullPath(path, _root);
}
