using System.Collections.Immutable;
using Knetc.Text;

namespace Knetc.Yaml;

/// <summary>
/// Cuts a file at its document markers, so that a syntax error costs one document and documents can be read side by side.
/// A line that begins with <c>---</c> is a marker wherever it stands, block scalars included.
/// </summary>
public static class YamlDocumentSplitter
{
    /// <summary>The ranges between markers, each with the marker that begins it; together they cover the file.</summary>
    public static ImmutableArray<TextSpan> Split(string content)
    {
        // Directives (%YAML, %TAG) stand before the marker they belong to; such files are rare and stay in one piece.
        if (HasDirective(content)) return [new TextSpan(0, content.Length)];

        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        int start = 0;
        int search = 0;
        while (true)
        {
            int marker = content.IndexOf("\n---", search, StringComparison.Ordinal);
            if (marker < 0) break;
            search = marker + 4;
            if (search < content.Length && content[search] is not (' ' or '\t' or '\r' or '\n')) continue;
            spans.Add(TextSpan.FromBounds(start, marker + 1));
            start = marker + 1;
        }

        spans.Add(TextSpan.FromBounds(start, content.Length));
        return spans.ToImmutable();
    }

    private static bool HasDirective(string content) =>
        content.StartsWith("%", StringComparison.Ordinal) || content.IndexOf("\n%", StringComparison.Ordinal) >= 0;
}
