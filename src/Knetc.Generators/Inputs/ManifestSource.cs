using System.Runtime.CompilerServices;
using Knetc.Text;
using RoslynText = Microsoft.CodeAnalysis.Text.SourceText;

namespace Knetc.Generators.Inputs;

/// <summary>A manifest, read and bound. Equal to another of the same path and text, which leads to the same cluster.</summary>
/// <param name="fullPath">The path by which the compiler knows the file.</param>
/// <param name="source">The file.</param>
internal sealed class ManifestSource(string fullPath, BoundSource source) : IEquatable<ManifestSource>
{
    /// <summary>What has been read of a text lives as long as the text, so that generator and analyzers read it once.</summary>
    private static readonly ConditionalWeakTable<RoslynText, ManifestSource> Known = new();

    public string FullPath => fullPath;

    public BoundSource Source => source;

    /// <summary>Reads a file; null when the compiler cannot read it, or knetc wrote it.</summary>
    public static ManifestSource? Read(InputFile file, CancellationToken cancellation)
    {
        if (file.File.GetText(cancellation) is not { } text) return null;
        if (Known.TryGetValue(text, out var known) && known.FullPath == file.File.Path && known.Source.Text.Path == file.DisplayPath) return known;
        string content = text.ToString();
        if (content.StartsWith(GeneratedMark.Line, StringComparison.Ordinal)) return null;
        var read = new ManifestSource(file.File.Path, BoundSource.Read(new SourceText(file.DisplayPath, content)));
        return known is null ? Known.GetValue(text, _ => read) : read;
    }

    public bool Equals(ManifestSource? other) =>
        other is not null && (ReferenceEquals(this, other)
            || (FullPath == other.FullPath && Source.Text.Path == other.Source.Text.Path && Source.Text.Content == other.Source.Text.Content));

    public override bool Equals(object? obj) => Equals(obj as ManifestSource);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(FullPath);
}
