using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Knetc.Generators.Analyzers;

/// <summary>The expression that may stand in place of a literal, as it travels to the code fix.</summary>
internal static class Replacement
{
    /// <summary>The property of a diagnostic that has it.</summary>
    public const string Property = "Replacement";

    public static ImmutableDictionary<string, string?> Properties(string? expression) =>
        expression is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(Property, expression);

    /// <summary>An interpolated string with expressions in place of parts of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="parts">The parts, from left to right; none overlap.</param>
    public static string Interpolate(string text, IEnumerable<(Knetc.Text.TextSpan Span, string Expression)> parts)
    {
        var code = new StringBuilder("$\"");
        int position = 0;
        foreach (var (span, expression) in parts)
        {
            AppendText(code, text, position, span.Start);
            code.Append('{').Append(expression).Append('}');
            position = span.End;
        }

        AppendText(code, text, position, text.Length);
        return code.Append('"').ToString();
    }

    private static void AppendText(StringBuilder code, string text, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            char c = text[i];
            if (c is '"' or '\\') code.Append('\\').Append(c);
            else if (c is '{' or '}') code.Append(c, 2);
            else if (char.IsControl(c)) code.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            else code.Append(c);
        }
    }
}
