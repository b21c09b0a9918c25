namespace Knetc.Cli.Watching;

/// <summary>Watches folders through the operating system and hands every change to a queue.</summary>
/// <param name="queue">Receives the changes.</param>
/// <param name="counts">Whether a path can matter; asked from any thread.</param>
internal sealed class FolderWatchers(ChangeQueue queue, Func<string, bool> counts) : IDisposable
{
    private readonly Dictionary<WatchRoot, FileSystemWatcher> _watchers = [];
    private volatile string? _failure;

    /// <summary>Why changes can no longer be seen; null when they can.</summary>
    public string? Failure => _failure;

    /// <summary>Watches these folders, as far as they exist, and no others.</summary>
    /// <param name="roots">The folders.</param>
    /// <param name="changed">What changed: a folder that was removed and made again is another one to the operating system.</param>
    public void Watch(HashSet<WatchRoot> roots, IReadOnlyCollection<string> changed)
    {
        foreach (var root in _watchers.Keys.ToList())
        {
            if (roots.Contains(root) && Directory.Exists(root.Folder) && !changed.Contains(root.Folder)) continue;
            _watchers[root].Dispose();
            _watchers.Remove(root);
        }

        foreach (var root in roots)
        {
            if (_failure is null && !_watchers.ContainsKey(root) && Directory.Exists(root.Folder)) Start(root);
        }
    }

    public void Dispose()
    {
        foreach (var watcher in _watchers.Values) watcher.Dispose();
        _watchers.Clear();
    }

    private void Start(WatchRoot root)
    {
        try
        {
            var watcher = root.Name is null ? new FileSystemWatcher(root.Folder) : new FileSystemWatcher(root.Folder, root.Name);
            _watchers.Add(root, watcher);
            watcher.IncludeSubdirectories = root.IsDeep;
            watcher.NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size;
            watcher.Created += (_, change) => Note(change.FullPath);
            watcher.Changed += (_, change) => Note(change.FullPath);
            watcher.Deleted += (_, change) => Note(change.FullPath);
            watcher.Renamed += (_, change) =>
            {
                Note(change.OldFullPath);
                Note(change.FullPath);
            };
            watcher.Error += (_, error) => Fail(root, error.GetException());
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            if (Directory.Exists(root.Folder)) _failure ??= $"{root.Folder}: {exception.Message}";
        }
    }

    private void Note(string path)
    {
        if (counts(path)) queue.Add(path);
    }

    private void Fail(WatchRoot root, Exception exception)
    {
        // A folder that is gone is no failure, and lost changes are made up for by looking at everything.
        if (exception is not InternalBufferOverflowException && Directory.Exists(root.Folder)) _failure ??= $"{root.Folder}: {exception.Message}";
        queue.AddEverything();
    }
}
