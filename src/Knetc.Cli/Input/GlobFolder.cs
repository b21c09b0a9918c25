using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace Knetc.Cli.Input;

/// <summary>
/// A folder as globs see it: wildcards do not follow linked folders, which may lead back up and so never end. A link that the glob names,
/// before its first wildcard, is followed.
/// </summary>
/// <param name="folder">Where it is.</param>
/// <param name="named">The full paths of the folders that globs name.</param>
/// <param name="isParent">Whether a glob reached it by <c>..</c>, which then is its name.</param>
internal sealed class GlobFolder(DirectoryInfo folder, HashSet<string> named, bool isParent = false) : DirectoryInfoBase
{
    /// <summary>The folder in which globs are matched.</summary>
    public static GlobFolder Root(string path, IEnumerable<string> patterns)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (string pattern in patterns)
        {
            string folder = path;
            foreach (string part in pattern.Split('/', '\\'))
            {
                if (part.AsSpan().ContainsAny('*', '?')) break;
                named.Add(folder = Path.GetFullPath(part, folder));
            }
        }

        return new GlobFolder(new DirectoryInfo(path), named);
    }

    public override string Name => isParent ? ".." : folder.Name;

    public override string FullName => folder.FullName;

    public override DirectoryInfoBase? ParentDirectory => folder.Parent is { } parent ? new GlobFolder(parent, named) : null;

    public override IEnumerable<FileSystemInfoBase> EnumerateFileSystemInfos()
    {
        if (!folder.Exists) yield break;
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            if (entry is FileInfo file) yield return new FileInfoWrapper(file);
            else if (!entry.Attributes.HasFlag(FileAttributes.ReparsePoint) || named.Contains(entry.FullName)) yield return new GlobFolder((DirectoryInfo)entry, named);
        }
    }

    public override DirectoryInfoBase? GetDirectory(string path)
    {
        var child = new DirectoryInfo(Path.Combine(folder.FullName, path));
        if (path == "..") return new GlobFolder(child, named, isParent: true);
        return child.Exists ? new GlobFolder(child, named) : null;
    }

    public override FileInfoBase GetFile(string path) => new FileInfoWrapper(new FileInfo(Path.Combine(folder.FullName, path)));
}
