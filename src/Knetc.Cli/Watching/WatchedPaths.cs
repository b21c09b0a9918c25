using System.Collections.Immutable;
using Knetc.Cli.Input;
using Knetc.Cli.Output;

namespace Knetc.Cli.Watching;

/// <summary>What the paths that changes are reported for mean to the input. Immutable.</summary>
internal sealed class WatchedPaths
{
    private readonly HashSet<string> _folders;
    private readonly IReadOnlyDictionary<string, int> _files;
    private readonly HashSet<string> _single;
    private readonly WatchedTemplates _templates;
    private readonly HashSet<string> _ignored;
    private readonly string _output;
    private readonly ImmutableArray<string> _roots;
    private readonly bool _anyName;

    /// <param name="files">The files that are read, by full path.</param>
    /// <param name="single">Files that count besides.</param>
    /// <param name="templates">Templates, which count besides.</param>
    /// <param name="ignored">Files that never count.</param>
    /// <param name="output">The output folder.</param>
    /// <param name="roots">The folders that are watched.</param>
    /// <param name="anyName">Whether globs choose the files, so that any name may be one.</param>
    public WatchedPaths(
        IReadOnlyDictionary<string, int> files, IEnumerable<string> single, WatchedTemplates templates, IEnumerable<string> ignored, string output, IEnumerable<string> roots, bool anyName)
    {
        _files = files;
        _single = new HashSet<string>(single, StringComparer.Ordinal);
        _templates = templates;
        _ignored = new HashSet<string>(ignored, StringComparer.Ordinal);
        _output = output;
        _roots = [.. roots];
        _anyName = anyName;
        _folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (string file in files.Keys)
        {
            for (string? folder = Path.GetDirectoryName(file); folder is not null && _folders.Add(folder);) folder = Path.GetDirectoryName(folder);
        }
    }

    /// <summary>Whether a path lies in a folder, at any depth, or is that folder.</summary>
    public static bool IsBelow(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal)
        && (path.Length == folder.Length || path[folder.Length] == Path.DirectorySeparatorChar || Path.EndsInDirectorySeparator(folder));

    /// <summary>Whether a change there can matter: cheap, and right for everything that knetc itself writes.</summary>
    public bool Counts(string path)
    {
        if (_ignored.Contains(path) || IsBelow(path, _output)) return false;
        if (_files.ContainsKey(path) || _single.Contains(path) || _folders.Contains(path) || _templates.Owns(path)) return true;
        if (WrittenFile.IsTemporary(path) || path.EndsWith(WriteTurn.Suffix, StringComparison.Ordinal)) return false;
        return _anyName || !IsHidden(path);
    }

    /// <summary>Whether a path that <see cref="Counts"/> can have changed which files there are, rather than what stands in one of them.</summary>
    public bool Relocates(string path)
    {
        if (_files.ContainsKey(path) || _single.Contains(path)) return false;
        return _anyName || _folders.Contains(path) || InputLocator.IsManifestName(path) || IsMark(path) || Directory.Exists(path);
    }

    /// <summary>
    /// What makes of a folder something else: the list of generated files, and the link <c>..data</c>, by which mounted volumes of
    /// Kubernetes replace all their files at once.
    /// </summary>
    private static bool IsMark(string path) => Path.GetFileName(path) is OutputManifest.FileName or "..data";

    /// <summary>Whether its name, or that of a folder it lies in, is one that is passed over: version control, swap files of editors.</summary>
    private bool IsHidden(string path)
    {
        int start = 0;
        foreach (string root in _roots)
        {
            if (root.Length > start && IsBelow(path, root)) start = root.Length;
        }

        return path.IndexOf($"{Path.DirectorySeparatorChar}.", start, StringComparison.Ordinal) >= 0 && !IsMark(path);
    }
}
