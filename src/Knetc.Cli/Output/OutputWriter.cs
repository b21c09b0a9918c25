using Knetc.Diagnostics;
using Knetc.Output;

namespace Knetc.Cli.Output;

/// <summary>
/// Puts artifacts into the output folder: through temporary files, only where the content changed, and removing what an
/// earlier run left behind. Files that are not knetc's are never touched. One process writes at a time; the next one waits.
/// </summary>
/// <param name="folder">The output folder.</param>
/// <param name="makeLink">Makes a symbolic link, given its path and target.</param>
/// <param name="memory">What an earlier run of the same session wrote, or null.</param>
internal sealed class OutputWriter(string folder, Action<string, string> makeLink, OutputMemory? memory = null)
{
    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
    private readonly PendingFiles _pending = new(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)), makeLink, memory);

    public OutputWriter(string folder, OutputMemory? memory = null)
        : this(folder, static (path, target) => File.CreateSymbolicLink(path, target), memory)
    {
    }

    /// <summary>How many files got new content.</summary>
    public int WrittenCount { get; private set; }

    /// <summary>Writes all artifacts and returns null, or says why it stopped; then everything is as it was before.</summary>
    /// <param name="files">The files.</param>
    /// <param name="commit">Called when all files are ready, before the first takes its place; what it returns stops the writing.</param>
    public Diagnostic? Write(OutputFiles files, Func<Diagnostic?>? commit = null)
    {
        Diagnostic? failure = null;
        bool isDone = false;
        try
        {
            _pending.MakeFolder(_root);
            using (WriteTurn.Take(Path.Combine(_root, WriteTurn.Suffix)))
            {
                try
                {
                    _pending.RemoveTemporaries();
                    failure = Replace(files, commit);
                }
                finally
                {
                    _pending.RemoveTemporaries();
                }
            }

            isDone = failure is null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            failure = Failure(exception.Message);
        }
        finally
        {
            if (!isDone) RemoveNewFolders();
        }

        return failure;
    }

    private Diagnostic? Replace(OutputFiles files, Func<Diagnostic?>? commit)
    {
        var folders = new OwnFolders(_root);
        var earlier = new HashSet<string>(OutputManifest.Read(folder), StringComparer.Ordinal);
        var listed = new SortedSet<string>(files.Others, StringComparer.Ordinal);
        var shared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var artifact in files.Artifacts)
        {
            string full = FullPath(artifact.Path);
            folders.Check(Path.GetDirectoryName(full)!);
            if (Directory.Exists(full)) return Failure($"{artifact.Path} is a folder");
            if (!earlier.Contains(artifact.Path) && IsForeign(full)) return Failure($"{artifact.Path} exists and was not written by knetc; it stays as it is");
            if (artifact.SameAs is { } original) _pending.AddLink(full, SharedStore.TargetOf(artifact.Path, original));
            else if (artifact.IsIndependent && files.AreLarge) _pending.AddBeside(full, artifact);
            else _pending.Add(full, artifact);
            (SharedFiles.Contains(artifact.Path) ? (ISet<string>)shared : listed).Add(artifact.Path);
        }

        _pending.Finish();
        WrittenCount = _pending.Count;
        string manifest = FullPath(OutputManifest.FileName);

        // The list of files names at any time all that are there, so that a run that is killed leaves none that the next takes for foreign.
        string? interim = listed.IsSubsetOf(earlier) ? null : _pending.WriteAside(ManifestOf(listed.Union(earlier).Order(StringComparer.Ordinal)));
        string? final = WrittenFile.HasContent(manifest, ManifestOf(listed)) ? null : _pending.WriteAside(ManifestOf(listed));
        if (commit?.Invoke() is { } objection) return objection;
        if (interim is not null) File.Move(interim, manifest, overwrite: true);
        _pending.Commit();
        foreach (string path in earlier.Where(path => !listed.Contains(path))) Delete(path, folders);
        foreach (string path in SharedStore.FindUnused(_root, shared)) Delete(path, folders);
        if (final is not null) File.Move(final, manifest, overwrite: true);
        return null;
    }

    private static Artifact ManifestOf(IEnumerable<string> paths) => new(OutputManifest.FileName, OutputManifest.Write(paths));

    private Diagnostic Failure(string reason) => new(InputDiagnostics.FileFailed, $"cannot write to {folder}: {reason}");

    private void RemoveNewFolders()
    {
        try
        {
            _pending.RemoveNewFolders();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to report.
        }
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
