using Knetc.Cli.Input;

namespace Knetc.Cli.Output;

/// <summary>
/// The folders below an output folder. One that is a symbolic link leads who knows where, and nothing is written or removed behind
/// it.
/// </summary>
/// <param name="root">Full path of the output folder, which may be a link itself.</param>
internal sealed class OwnFolders(string root)
{
    private readonly HashSet<string> _own = new(StringComparer.Ordinal) { root };

    /// <summary>Refuses a folder that is behind a link.</summary>
    /// <param name="folder">Full path of a folder in the output folder, which need not exist.</param>
    /// <exception cref="IOException">It is behind a link.</exception>
    public void Check(string folder)
    {
        if (FindLink(folder) is { } link) throw new IOException($"{ShownPath.Of(root, link)} is a symbolic link, and nothing is written behind it");
    }

    /// <summary>The folder itself, or the one on the way to it, that is a link; null when none is.</summary>
    public string? FindLink(string folder)
    {
        if (_own.Contains(folder)) return null;
        if (Path.GetDirectoryName(folder) is { } parent && FindLink(parent) is { } link) return link;
        if (new FileInfo(folder).LinkTarget is not null) return folder;
        _own.Add(folder);
        return null;
    }
}
