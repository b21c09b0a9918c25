namespace Knetc.Robustness.Faults;

/// <summary>All files below a folder: files with their contents, links with where they lead.</summary>
internal static class FolderState
{
    /// <summary>What the content of a link begins with.</summary>
    public const string Link = "-> ";

    public static SortedDictionary<string, string> Of(string folder)
    {
        var state = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (!Directory.Exists(folder)) return state;
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)) state[Path.GetRelativePath(folder, file)] = new FileInfo(file).LinkTarget is { } target ? Link + target : File.ReadAllText(file);
        return state;
    }
}
