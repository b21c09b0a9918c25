using Knetc.Diagnostics;
using Knetc.Text;

namespace Knetc.Yaml;

/// <summary>Turns the parser's complaint into the finding a person needs: the usual causes are told apart by the text itself.</summary>
internal static class SyntaxErrors
{
    /// <summary>Reports why the document at <paramref name="span"/> could not be read.</summary>
    public static void Report(
        SourceText source, TextSpan span, int offset, string problem, YamlTreeBuilder builder, DiagnosticBag diagnostics)
    {
        offset = Math.Min(Math.Max(offset, span.Start), Math.Max(span.Start, span.End - 1));
        string content = source.Content;
        int template = content.IndexOf("{{", span.Start, span.Length, StringComparison.Ordinal);
        if (template >= 0)
        {
            diagnostics.Add(YamlDiagnostics.TemplateSyntax, source, new TextSpan(template, 2), "template syntax; render the template first");
        }
        else if (FindIndentationTab(content, span, problem.Contains("tab") ? null : offset) is var tab and >= 0)
        {
            diagnostics.Add(YamlDiagnostics.Tab, source, new TextSpan(tab, 1), "a tab in the indentation; YAML allows spaces only");
        }
        else if (builder.OpenFlow is { } bracket && !IsBlockError(problem))
        {
            diagnostics.Add(new Diagnostic(YamlDiagnostics.UnclosedCollection, $"the '{content[bracket.Start]}' is not closed properly")
            {
                Location = new SourceLocation(source, bracket),
                Related = [new RelatedLocation("reading stopped here", At(source, span, offset))],
            });
        }
        else if (problem.Contains("quoted scalar") && (problem.Contains("unexpected") || problem.Contains("wrong indentation")))
        {
            diagnostics.Add(YamlDiagnostics.UnclosedQuote, source, new TextSpan(offset, 1), $"the text that begins with {content[offset]} is never closed");
        }
        else if (IsBlockError(problem) && IsLoneText(source, offset))
        {
            diagnostics.Add(YamlDiagnostics.SyntaxError, source, At(source, span, offset).Span, SyntaxProblems.MissingColon);
        }
        else if (IsBlockError(problem))
        {
            diagnostics.Add(YamlDiagnostics.BadIndentation, source, At(source, span, offset).Span, DescribeIndentation(source, offset));
        }
        else if (problem.Contains("found invalid mapping") && !HoldsValue(source, offset))
        {
            diagnostics.Add(
                YamlDiagnostics.BadIndentation,
                source,
                At(source, span, offset).Span,
                "the line is indented deeper than the line above it, which has a value already");
        }
        else if (problem.Contains("expected <document end>") && offset < span.End && content[offset] is not (']' or '}' or ',' or '"' or '\''))
        {
            diagnostics.Add(
                YamlDiagnostics.BadIndentation,
                source,
                At(source, span, offset).Span,
                "the line does not continue what stands above it: the lines of a mapping or list begin in the same column");
        }
        else
        {
            char? found = offset < span.End ? content[offset] : null;
            diagnostics.Add(YamlDiagnostics.SyntaxError, source, At(source, span, offset).Span, SyntaxProblems.Describe(problem, found));
        }
    }

    private static bool IsBlockError(string problem) =>
        problem.Contains("did not find expected key") || problem.Contains("did not find expected '-'");

    /// <summary>Whether the text from the place to the end of its line is neither a key nor a list item.</summary>
    private static bool IsLoneText(SourceText source, int offset)
    {
        string rest = LineAround(source, offset).Behind.TrimEnd();
        return rest.Length > 0 && char.IsLetterOrDigit(rest[0]) && !rest.Contains(": ") && rest[rest.Length - 1] != ':';
    }

    /// <summary>Whether a value has begun on the line before the place: <c>key: value</c>.</summary>
    private static bool HoldsValue(SourceText source, int offset) => LineAround(source, offset).Before.Contains(": ");

    /// <summary>The line of a place, up to the place and from there on. A place may lie behind the line, within a line break of several characters.</summary>
    private static (string Before, string Behind) LineAround(SourceText source, int offset)
    {
        var place = source.GetPosition(offset);
        string line = source.GetLine(place.Line);
        int length = Math.Min(place.Column - 1, line.Length);
        return (line.Substring(0, length), line.Substring(length));
    }

    private static string DescribeIndentation(SourceText source, int offset)
    {
        int column = source.GetPosition(offset).Column;
        return $"the line is indented by {column - 1} spaces, which fits no mapping or list above it";
    }

    /// <summary>
    /// The first indentation tab on the line of the error or the line below it, where the parser often stops early; in the
    /// whole document when <paramref name="offset"/> is null.
    /// </summary>
    private static int FindIndentationTab(string content, TextSpan span, int? offset)
    {
        int lineStart = offset is { } place ? content.LastIndexOf('\n', Math.Max(place - 1, 0)) + 1 : span.Start;
        for (int lines = 0; (lines < 2 || offset is null) && lineStart < span.End; lines++)
        {
            for (int i = Math.Max(lineStart, span.Start); i < span.End && content[i] is ' ' or '\t'; i++)
            {
                if (content[i] == '\t') return i;
            }

            int next = content.IndexOf('\n', lineStart, span.End - lineStart);
            if (next < 0) break;
            lineStart = next + 1;
        }

        return -1;
    }

    private static SourceLocation At(SourceText source, TextSpan span, int offset) =>
        new(source, new TextSpan(offset, offset < span.End ? 1 : 0));
}
