using Knetc.Text;

namespace Knetc.Yaml;

/// <summary>Finds characters that YAML does not allow; the parser library would take some of them for the end of the file.</summary>
internal static class ControlCharacters
{
    private static readonly char[] Forbidden = MakeForbidden();

    /// <summary>The offset of the first forbidden character within the span, or -1.</summary>
    public static int IndexIn(string content, TextSpan span)
    {
        int index = content.AsSpan(span.Start, span.Length).IndexOfAny(Forbidden);
        return index < 0 ? -1 : span.Start + index;
    }

    private static char[] MakeForbidden()
    {
        var forbidden = new List<char>();
        for (char c = '\0'; c < ' '; c++)
        {
            if (c is not ('\t' or '\n' or '\r')) forbidden.Add(c);
        }

        forbidden.Add('\u007f');
        forbidden.Add('\ufffe');
        forbidden.Add('\uffff');
        return forbidden.ToArray();
    }
}
