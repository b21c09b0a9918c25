using Knetc.Output;

namespace Knetc.Cli.Output;

/// <summary>Files that are ready, in a folder of their own, to take their places all at once.</summary>
/// <param name="root">The output folder.</param>
/// <param name="makeLink">Makes a symbolic link, given its path and target, or fails where there are none.</param>
internal sealed class PendingFiles(string root, Action<string, string> makeLink)
{
    private readonly string _folder = Path.Combine(root, WrittenFile.TemporarySuffix);

    /// <summary>Temporary file and target, in the order of moving.</summary>
    private readonly List<(string Temporary, string Target)> _ready = [];
    private readonly Dictionary<string, string> _temporaryByTarget = new(StringComparer.Ordinal);
    private readonly List<string> _newFolders = [];

    private int _prepared;

    /// <summary>Cleared when the file system turns out to have no links.</summary>
    private bool _hasLinks = true;

    public int Count => _ready.Count;

    /// <summary>Adds a file with content of its own, unless the one in its place has that content already.</summary>
    /// <param name="full">Its place.</param>
    /// <param name="artifact">What it holds.</param>
    public void Add(string full, Artifact artifact)
    {
        if (!WrittenFile.HasContent(full, artifact)) Write(Prepare(full), artifact);
    }

    /// <summary>Writes a temporary file that the caller moves.</summary>
    public string WriteAside(Artifact artifact)
    {
        Directory.CreateDirectory(_folder);
        string temporary = NextTemporary();
        Write(temporary, artifact);
        return temporary;
    }

    private static void Write(string temporary, Artifact artifact)
    {
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

    /// <summary>Removes the temporary files, those of a run that was killed among them. What is there may be a link by now; it is not followed.</summary>
    public void RemoveTemporaries()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
        else if (new FileInfo(_folder).LinkTarget is not null) File.Delete(_folder);
    }

    /// <summary>Removes the folders that were made for files that did not come.</summary>
    public void RemoveNewFolders()
    {
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

    /// <summary>Makes room for a temporary file.</summary>
    private string Prepare(string full)
    {
        MakeFolder(Path.GetDirectoryName(full)!);
        Directory.CreateDirectory(_folder);
        string temporary = NextTemporary();
        _ready.Add((temporary, full));
        _temporaryByTarget[full] = temporary;
        return temporary;
    }

    private string NextTemporary() => Path.Combine(_folder, $"{_prepared++}");

    private void Forget(string temporary, string full)
    {
        _ready.Remove((temporary, full));
        _temporaryByTarget.Remove(full);
    }

    public void MakeFolder(string path)
    {
        if (Directory.Exists(path)) return;
        if (Path.GetDirectoryName(path) is { } parent) MakeFolder(parent);
        Directory.CreateDirectory(path);
        _newFolders.Add(path);
    }
}
