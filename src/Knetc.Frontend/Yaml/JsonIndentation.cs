using System.Text;
using Knetc.Text;

namespace Knetc.Yaml;

/// <summary>JSON may be indented with tabs, YAML may not: in a document that is JSON the tabs become spaces.</summary>
internal static class JsonIndentation
{
    /// <summary>
    /// The text to parse. Offsets in it are <paramref name="shift"/> smaller than in the file; it is the file's own text, with
    /// shift 0, unless something had to be replaced.
    /// </summary>
    public static string WithoutTabs(string content, TextSpan span, out int shift)
    {
        shift = 0;
        var text = content.AsSpan(span.Start, span.Length);
        if (text.IndexOf('\t') < 0 || !text.TrimStart().StartsWith("{".AsSpan())) return content;
        shift = span.Start;
        var builder = new StringBuilder(content, span.Start, span.Length, span.Length);
        bool indentation = true;
        for (int i = 0; i < builder.Length; i++)
        {
            char c = builder[i];
            if (c == '\n') indentation = true;
            else if (c == '\t' && indentation) builder[i] = ' ';
            else if (c != ' ') indentation = false;
        }

        return builder.ToString();
    }
}
