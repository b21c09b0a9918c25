using Knetc.Cli.Input;
using Knetc.Diagnostics;

namespace Knetc.Cli.Watching;

/// <summary>The folder that <c>--templates</c> names, which each round reads by itself.</summary>
/// <param name="folder">As the user named it; null when there is none.</param>
/// <param name="workingDirectory">Where relative paths start.</param>
internal sealed class WatchedTemplates(string? folder, string workingDirectory)
{
    private Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>Its full path.</summary>
    public string? Root { get; } = folder is null ? null : Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder, workingDirectory));

    /// <summary>Whether a change there can be one of the templates.</summary>
    public bool Owns(string path) => Root is not null && (path == Root || Path.GetDirectoryName(path) == Root);

    /// <summary>Looks at the folder and gives the names of those that came, went or say something else than before.</summary>
    public List<string> Update()
    {
        if (Root is null) return [];
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in TemplateFolder.ReadTexts(Root, ShownPath.Of(workingDirectory, Root), new DiagnosticBag(), out _)) texts.Add(source.Path, source.Content);
        var changed = new List<string>();
        foreach (var (path, text) in texts)
        {
            if (!_texts.TryGetValue(path, out string? before) || before != text) changed.Add(path);
        }

        changed.AddRange(_texts.Keys.Where(path => !texts.ContainsKey(path)));
        changed.Sort(StringComparer.Ordinal);
        _texts = texts;
        return changed;
    }
}
