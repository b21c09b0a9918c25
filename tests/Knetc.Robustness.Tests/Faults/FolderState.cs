namespace Knetc.Robustness.Faults;

/// <summary>All files below a folder, with their contents.</summary>
internal static class FolderState
{
    public static SortedDictionary<string, string> Of(string folder)
    {
        var state = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (!Directory.Exists(folder)) return state;
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)) state[Path.GetRelativePath(folder, file)] = File.ReadAllText(file);
        return state;
    }
}
