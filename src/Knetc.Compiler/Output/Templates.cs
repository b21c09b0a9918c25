using Scriban;
using Scriban.Runtime;

namespace Knetc.Output;

/// <summary>The frames of generated files: the embedded files of <c>templates/</c>.</summary>
internal static class Templates
{
    /// <summary>Reads a file that is used as it is.</summary>
    /// <param name="name">The file's name in <c>templates/</c>.</param>
    public static string Read(string name)
    {
        using var stream = typeof(Templates).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no template {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Reads and parses a template.</summary>
    public static Template Parse(string name)
    {
        var template = Template.Parse(Read(name), name);
        return template.HasErrors ? throw new InvalidOperationException(template.Messages.ToString()) : template;
    }

    /// <summary>Fills a template. A value it asks for and does not get is a mistake of ours, not an empty text.</summary>
    public static string Render(Template template, ScriptObject values)
    {
        var context = new TemplateContext { StrictVariables = true, NewLine = "\n", LimitToString = 0 };
        context.PushGlobal(values);
        return template.Render(context);
    }
}
