using Knetc.Output;

namespace Knetc.Cli.Output;

/// <summary>Files that are ready, under temporary names beside their places, to take these all at once.</summary>
/// <param name="makeLink">Makes a symbolic link, given its path and target, or fails where there are none.</param>
internal sealed class PendingFiles(Action<string, string> makeLink)
{
    /// <summary>Temporary file and target, in the order of moving.</summary>
    private readonly List<(string Temporary, string Target)> _ready = [];
    private readonly Dictionary<string, string> _temporaryByTarget = new(StringComparer.Ordinal);
    private readonly List<string> _newFolders = [];

    /// <summary>Cleared when the file system turns out to have no links.</summary>
    private bool _hasLinks = true;

    public int Count => _ready.Count;

    /// <summary>Adds a file with content of its own, unless the one in its place has that content already.</summary>
    /// <param name="full">Its place.</param>
    /// <param name="artifact">What it holds.</param>
    public void Add(string full, Artifact artifact)
    {
        if (WrittenFile.HasContent(full, artifact)) return;
        string temporary = Prepare(full);
        using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            foreach (var piece in artifact.Content) stream.Write(piece.Span);
        }

        if (artifact.IsExecutable && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(temporary) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }

    /// <summary>Adds a link, or a copy where there are no links.</summary>
    /// <param name="full">Its place.</param>
    /// <param name="target">Where it leads, relative to its folder.</param>
    public void AddLink(string full, string target)
    {
        if (_hasLinks && new FileInfo(full).LinkTarget == target) return;
        string original = Path.GetFullPath(target, Path.GetDirectoryName(full)!);
        string source = _temporaryByTarget.GetValueOrDefault(original, original);
        if (!_hasLinks)
        {
            AddCopy(full, source);
            return;
        }

        string temporary = Prepare(full);
        try
        {
            makeLink(temporary, target);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            _hasLinks = false;
            Forget(temporary, full);
            AddCopy(full, source);
        }
    }

    /// <summary>Puts all files into their places.</summary>
    public void Commit()
    {
        foreach (var (temporary, target) in _ready) File.Move(temporary, target, overwrite: true);
    }

    /// <summary>Removes all that was added and is not in its place yet.</summary>
    public void Withdraw()
    {
        foreach (var (temporary, _) in _ready) File.Delete(temporary);
        for (int i = _newFolders.Count - 1; i >= 0; i--)
        {
            if (!Directory.EnumerateFileSystemEntries(_newFolders[i]).Any()) Directory.Delete(_newFolders[i]);
        }
    }

    private void AddCopy(string full, string source)
    {
        if (new FileInfo(full).LinkTarget is null && WrittenFile.AreEqual(full, source)) return;
        File.Copy(source, Prepare(full));
    }

    /// <summary>Makes room for a temporary file. What an interrupted run left there is not written to: it may be a link by now.</summary>
    private string Prepare(string full)
    {
        MakeFolder(Path.GetDirectoryName(full)!);
        string temporary = full + WrittenFile.TemporarySuffix;
        File.Delete(temporary);
        _ready.Add((temporary, full));
        _temporaryByTarget[full] = temporary;
        return temporary;
    }

    private void Forget(string temporary, string full)
    {
        _ready.Remove((temporary, full));
        _temporaryByTarget.Remove(full);
    }

    private void MakeFolder(string path)
    {
        if (Directory.Exists(path)) return;
        if (Path.GetDirectoryName(path) is { } parent) MakeFolder(parent);
        Directory.CreateDirectory(path);
        _newFolders.Add(path);
    }
}
