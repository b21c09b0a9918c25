using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Knetc.Generators.Inputs;

/// <summary>An additional file that is knetc's.</summary>
/// <param name="File">The file; another one stands for it after each edit.</param>
/// <param name="DisplayPath">Its path relative to the project, with forward slashes.</param>
internal sealed record InputFile(AdditionalText File, InputKind Kind, string DisplayPath)
{
    /// <summary>The file with its kind; null when it is none of knetc's.</summary>
    public static InputFile? From(AdditionalText file, AnalyzerConfigOptionsProvider options)
    {
        var kind = KindOf(options.GetOptions(file));
        if (kind == InputKind.None) return null;
        return new InputFile(file, kind, RelativePath(BuildProperties.ProjectFolder(options.GlobalOptions), file.Path));
    }

    private static InputKind KindOf(AnalyzerConfigOptions options)
    {
        if (!options.TryGetValue("build_metadata.AdditionalFiles.KnetcKind", out string? kind)) return InputKind.None;
        return kind.ToUpperInvariant() switch
        {
            "MANIFEST" => InputKind.Manifest,
            "PROJECT" => InputKind.Project,
            "LOCK" => InputKind.Lock,
            _ => InputKind.None,
        };
    }

    /// <summary>A path as seen from a folder; on another drive it stays as it is.</summary>
    private static string RelativePath(string folder, string path)
    {
        string[] from = folder.Replace('\\', '/').TrimEnd('/').Split('/');
        string[] to = path.Replace('\\', '/').Split('/');
        int common = 0;
        while (common < from.Length && common < to.Length - 1 && from[common] == to[common]) common++;
        if (folder.Length == 0 || common == 0) return string.Join("/", to);
        return string.Join("/", Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)));
    }
}
