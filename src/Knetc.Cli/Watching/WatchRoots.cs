using Knetc.Cli.Input;

namespace Knetc.Cli.Watching;

/// <summary>Decides which folders tell everything that can change what is compiled.</summary>
internal static class WatchRoots
{
    /// <param name="paths">The PATH arguments.</param>
    /// <param name="located">What they stand for now.</param>
    /// <param name="files">Single files that count besides, such as the lock; full paths.</param>
    /// <param name="templates">The folder of templates, if there is one; what is in folders below it does not count.</param>
    /// <param name="workingDirectory">Relative paths start here.</param>
    public static HashSet<WatchRoot> Find(string[] paths, LocatedInput located, IEnumerable<string> files, string? templates, string workingDirectory)
    {
        var roots = new HashSet<WatchRoot>();
        if (located.ProjectFile is not null) AddFolder(roots, located.Input.Folder);
        else if (paths.Length == 0) AddFolder(roots, workingDirectory);
        foreach (string path in paths) Add(roots, path, workingDirectory);
        foreach (string file in files) AddFile(roots, file);
        if (templates is not null)
        {
            roots.Add(new WatchRoot(templates, IsDeep: false));
            AddFile(roots, templates);
        }

        if (paths.Length == 0)
        {
            // The knetc.yaml nearest above is in force, and one that comes nearer takes over.
            string? end = located.ProjectFile is null ? null : located.Input.Folder;
            for (string? folder = workingDirectory; folder is not null && folder != end; folder = Path.GetDirectoryName(folder)) AddFile(roots, Path.Combine(folder, ProjectFile.FileName));
        }

        AddFoldersElsewhere(roots, located);
        return roots;
    }

    private static void Add(HashSet<WatchRoot> roots, string path, string workingDirectory)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, workingDirectory));
        if (Directory.Exists(full)) AddFolder(roots, full);
        else if (File.Exists(full) || !path.AsSpan().ContainsAny('*', '?')) AddFile(roots, full);
        else AddFolder(roots, InputLocator.SplitGlob(path, workingDirectory).Root);
    }

    /// <summary>A folder with everything below it, and its name in the folder above: it may go and come back.</summary>
    private static void AddFolder(HashSet<WatchRoot> roots, string folder)
    {
        string full = Path.TrimEndingDirectorySeparator(folder);
        roots.Add(new WatchRoot(full, IsDeep: true));
        AddFile(roots, full);
    }

    private static void AddFile(HashSet<WatchRoot> roots, string file)
    {
        if (Path.GetDirectoryName(file) is { } folder) roots.Add(new WatchRoot(folder, IsDeep: false, Path.GetFileName(file)));
    }

    /// <summary>The globs of a project may lead out of its folder.</summary>
    private static void AddFoldersElsewhere(HashSet<WatchRoot> roots, LocatedInput located)
    {
        var deep = roots.Where(static root => root.IsDeep).Select(static root => root.Folder).ToList();
        foreach (string folder in located.Files.Select(static file => Path.GetDirectoryName(file.FullPath)!).Distinct(StringComparer.Ordinal))
        {
            if (!deep.Exists(root => WatchedPaths.IsBelow(folder, root))) roots.Add(new WatchRoot(folder, IsDeep: false));
        }
    }
}
