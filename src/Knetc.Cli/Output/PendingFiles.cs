using Knetc.Output;

namespace Knetc.Cli.Output;

/// <summary>Files that are ready, in a folder of their own, to take their places all at once.</summary>
/// <param name="root">The output folder.</param>
/// <param name="makeLink">Makes a symbolic link, given its path and target, or fails where there are none.</param>
/// <param name="memory">What an earlier run of the same session wrote, or null.</param>
internal sealed class PendingFiles(string root, Action<string, string> makeLink, OutputMemory? memory = null)
{
    /// <summary>Pieces are put together to this size before they are written.</summary>
    private const int BufferSize = 256 * 1024;

    /// <summary>Below this size a file is written without further ado.</summary>
    private const int LargeSize = 1024 * 1024;

    private readonly string _folder = Path.Combine(root, WrittenFile.TemporarySuffix);
    private readonly List<(string Full, Artifact Artifact)> _files = [];

    /// <summary>Temporary file and target, in the order of moving.</summary>
    private readonly List<(string Temporary, string Target)> _ready = [];
    private readonly Dictionary<string, string> _temporaryByTarget = new(StringComparer.Ordinal);
    private readonly List<string> _newFolders = [];

    /// <summary>Files that are being written beside the others, to take their places after these. What all have in common is locked.</summary>
    private readonly List<(string Temporary, string Target)> _beside = [];
    private readonly List<Task> _running = [];
    private readonly Lock _lock = new();

    private int _prepared;

    /// <summary>Cleared when the file system turns out to have no links.</summary>
    private bool _hasLinks = true;

    public int Count => _ready.Count;

    /// <summary>Adds a file with content of its own, unless the one in its place has that content already.</summary>
    /// <param name="full">Its place.</param>
    /// <param name="artifact">What it holds.</param>
    public void Add(string full, Artifact artifact) => Add(full, artifact, _ready);

    /// <summary>The same, and lets others be added meanwhile. What goes wrong is told by <see cref="Finish"/>.</summary>
    public void AddBeside(string full, Artifact artifact) => _running.Add(Task.Run(() => Add(full, artifact, _beside)));

    /// <summary>Waits for what is written beside the others.</summary>
    public void Finish()
    {
        foreach (var task in _running) task.GetAwaiter().GetResult();
        _ready.AddRange(_beside);
        _beside.Clear();
    }

    private void Add(string full, Artifact artifact, List<(string Temporary, string Target)> files)
    {
        if (memory is not null)
        {
            lock (_lock) _files.Add((full, artifact));
        }

        if (!(memory?.Holds(full, artifact) ?? WrittenFile.HasContent(full, artifact))) Write(Prepare(full, files), artifact);
    }

    /// <summary>Writes a temporary file that the caller moves.</summary>
    public string WriteAside(Artifact artifact)
    {
        Directory.CreateDirectory(_folder);
        string temporary = NextTemporary();
        Write(temporary, artifact);
        return temporary;
    }

    private void Write(string temporary, Artifact artifact)
    {
        using (var stream = new FileStream(temporary, OptionsFor(artifact)))
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
        string source;
        lock (_lock) source = _temporaryByTarget.GetValueOrDefault(original, original);
        if (!_hasLinks)
        {
            AddCopy(full, source);
            return;
        }

        string temporary = Prepare(full, _ready);
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
        memory?.Keep(_files);
    }

    private FileStreamOptions OptionsFor(Artifact artifact)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (memory is null) return options;

        // The pieces of a session are small. A file that is given its room at once takes its place in a fifth of the time: ext4 otherwise
        // finds room for it while it is renamed.
        options.BufferSize = BufferSize;
        if (OutputMemory.LengthOf(artifact) is >= LargeSize and var length) options.PreallocationSize = length;
        return options;
    }

    /// <summary>Removes the temporary files, those of a run that was killed among them. What is there may be a link by now; it is not followed.</summary>
    public void RemoveTemporaries()
    {
        // What they fail for, if they do, has been told or does not matter any more.
        foreach (var task in _running) Task.WaitAny(task);
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
        File.Copy(source, Prepare(full, _ready));
    }

    /// <summary>Makes room for a temporary file.</summary>
    private string Prepare(string full, List<(string Temporary, string Target)> files)
    {
        lock (_lock)
        {
            MakeFolder(Path.GetDirectoryName(full)!);
            Directory.CreateDirectory(_folder);
            string temporary = NextTemporary();
            files.Add((temporary, full));
            _temporaryByTarget[full] = temporary;
            return temporary;
        }
    }

    private string NextTemporary() => Path.Combine(_folder, $"{_prepared++}");

    private void Forget(string temporary, string full)
    {
        lock (_lock)
        {
            _ready.Remove((temporary, full));
            _temporaryByTarget.Remove(full);
        }
    }

    public void MakeFolder(string path)
    {
        if (Directory.Exists(path)) return;
        if (Path.GetDirectoryName(path) is { } parent) MakeFolder(parent);
        Directory.CreateDirectory(path);
        _newFolders.Add(path);
    }
}
