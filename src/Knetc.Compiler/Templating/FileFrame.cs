using Knetc.Diagnostics;
using Scriban.Runtime;

namespace Knetc.Templating;

/// <summary>What stands around the rules of a file. The rules themselves, of which there may be very many, do not pass through the template.</summary>
/// <param name="Before">The lines before the rules.</param>
/// <param name="After">The lines behind them.</param>
internal sealed record FileFrame(string Before, string After)
{
    /// <summary>Stands for the rules while the frame is filled.</summary>
    private const string Place = "\0rules\0";

    /// <summary>The line of the file that the rules begin at, from 1.</summary>
    public int FirstLine => Before.AsSpan().Count('\n') + 1;

    /// <summary>Fills the frame of a file.</summary>
    /// <param name="templates">The templates.</param>
    /// <param name="name">The template's name.</param>
    /// <param name="values">All but the rules.</param>
    /// <param name="header">The header, which the file has to begin with; empty where its format has none.</param>
    /// <exception cref="TemplateException">The template fails, or does not keep the header or the rules.</exception>
    public static FileFrame Create(TemplateSet templates, string name, ScriptObject values, string header)
    {
        values.SetValue("rules", Place, readOnly: true);
        string text = templates.Render(name, values);
        string[] parts = text.Split(Place);
        if (parts is not [var before, var after] || !(before.Length == 0 || before.EndsWith('\n')) || !(after.Length == 0 || after.StartsWith('\n')))
        {
            throw new TemplateException(templates.Finding(TemplateDiagnostics.Frame, name, "{{ rules }} has to stand on a line of its own, exactly once"));
        }

        CheckHeader(templates, name, before, header);

        // The rules end in a line feed.
        return new FileFrame(before, after.Length == 0 ? "" : after[1..]);
    }

    /// <summary>Holds a file to having the header in its first two lines.</summary>
    /// <exception cref="TemplateException">It has not.</exception>
    public static void CheckHeader(TemplateSet templates, string name, string text, string header)
    {
        if (header.Length == 0) return;
        string[] lines = text.Split('\n', 3);
        if (lines[0] == header || (lines.Length > 1 && lines[1] == header)) return;
        throw new TemplateException(templates.Finding(TemplateDiagnostics.Frame, name, "{{ header }} has to be the first or second line"));
    }
}
