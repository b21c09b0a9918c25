using System.Buffers;
using Knetc.Output;

namespace Knetc.Cli.Output;

/// <summary>
/// The files of an output folder that nodes share. No list names them, since runs over some of the nodes do not know those of the
/// others: one that no node's link leads to is of no use any more.
/// </summary>
internal static class SharedStore
{
    /// <summary>The length of a SHA-256 in hexadecimal digits.</summary>
    private const int NameLength = 64;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>The target of a link from one file of the output folder to another, relative to the folder of the link.</summary>
    /// <param name="path">The link, relative to the output folder.</param>
    /// <param name="original">What it leads to, relative to the output folder.</param>
    public static string TargetOf(string path, string original) =>
        string.Concat(Enumerable.Repeat("../", path.AsSpan().Count('/'))) + original;

    /// <summary>Whether a link found in the folder of a node leads to a shared file.</summary>
    public static bool IsTarget(string target) => target.Split('/') is ["..", "..", SharedFiles.Folder, var name, not (".." or ".")] && IsName(name);

    /// <summary>The shared files that are of no use, by their paths in the output folder.</summary>
    /// <param name="folder">The output folder.</param>
    /// <param name="needed">The paths of files that are of use whatever leads to them.</param>
    public static List<string> FindUnused(string folder, IReadOnlySet<string> needed)
    {
        var unused = new List<string>();
        var store = new DirectoryInfo(Path.Combine(folder, SharedFiles.Folder));
        if (!store.Exists || store.LinkTarget is not null) return unused;

        HashSet<string>? referenced = null;
        foreach (var entry in store.EnumerateDirectories())
        {
            if (!IsName(entry.Name) || entry.LinkTarget is not null) continue;
            foreach (var file in entry.EnumerateFiles())
            {
                string path = $"{SharedFiles.Folder}/{entry.Name}/{file.Name}";
                if (needed.Contains(path) || (referenced ??= FindReferenced(folder)).Contains(path)) continue;
                if (file.LinkTarget is null && (WrittenFile.IsTemporary(file.Name) || WrittenFile.HasHeader(file.FullName))) unused.Add(path);
            }
        }

        unused.Sort(StringComparer.Ordinal);
        return unused;
    }

    private static bool IsName(string name) => name.Length == NameLength && !name.AsSpan().ContainsAnyExcept(HexDigits);

    private static HashSet<string> FindReferenced(string folder)
    {
        var referenced = new HashSet<string>(StringComparer.Ordinal);
        var nodes = new DirectoryInfo(Path.Combine(folder, "nodes"));
        if (!nodes.Exists) return referenced;
        foreach (var node in nodes.EnumerateDirectories())
        {
            foreach (var file in node.EnumerateFiles())
            {
                if (file.LinkTarget is { } target && IsTarget(target)) referenced.Add(target["../../".Length..]);
            }
        }

        return referenced;
    }
}
