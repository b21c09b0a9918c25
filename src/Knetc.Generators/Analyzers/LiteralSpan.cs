using Microsoft.CodeAnalysis;
using TextSpan = Knetc.Text.TextSpan;

namespace Knetc.Generators.Analyzers;

/// <summary>Where a part of a literal's value stands in the code.</summary>
internal static class LiteralSpan
{
    /// <summary>The place of the part; of the whole literal, when it is written with escapes.</summary>
    public static Location Of(SyntaxNode literal, string text, TextSpan part)
    {
        int offset = literal.ToString().IndexOf(text, StringComparison.Ordinal);
        return offset < 0 || part.Length == 0
            ? literal.GetLocation()
            : literal.SyntaxTree.GetLocation(new Microsoft.CodeAnalysis.Text.TextSpan(literal.SpanStart + offset + part.Start, part.Length));
    }
}
