using Knetc.Text;

namespace Knetc.Options;

/// <summary>Places inside a scalar: the value of a flag, one of several ranges.</summary>
internal static class ScalarSpan
{
    /// <summary>
    /// The place of some characters of a scalar's text; that of the whole scalar where escapes or folding keep the text from
    /// standing in the file as it is.
    /// </summary>
    public static SourceLocation? Part(SourceLocation? scalar, string text, int start, int length)
    {
        if (scalar is null) return null;
        var span = scalar.Span;
        int quote = span.Length == text.Length + 2 ? 1 : 0;
        bool literal = span.Length == text.Length + (2 * quote)
            && string.CompareOrdinal(scalar.Source.Content, span.Start + quote, text, 0, text.Length) == 0;
        return literal ? new SourceLocation(scalar.Source, new TextSpan(span.Start + quote + start, length)) : scalar;
    }
}
