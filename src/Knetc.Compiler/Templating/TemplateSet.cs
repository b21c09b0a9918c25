using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Text;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Knetc.Templating;

/// <summary>The frames of generated files: those of <c>templates/</c>, and in place of some of them the caller's.</summary>
public sealed class TemplateSet
{
    /// <summary>What the names of templates end in; other files are used as they are.</summary>
    internal const string Extension = ".scriban";

    private readonly FrozenDictionary<string, SourceText> _given;
    private readonly ConcurrentDictionary<string, Template> _parsed = new();

    /// <param name="given">Templates by the names of those they replace, such as <c>apply.sh.scriban</c>; others are reported.</param>
    public TemplateSet(IEnumerable<KeyValuePair<string, SourceText>> given)
    {
        _given = given.ToFrozenDictionary(StringComparer.Ordinal);
        Findings = [.. Given.SelectMany(Check)];
    }

    /// <summary>The templates as they come with knetc.</summary>
    public static TemplateSet Shipped { get; } = new([]);

    /// <summary>The names of all templates, in order.</summary>
    public static ImmutableArray<string> Names { get; } =
        [.. typeof(TemplateSet).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)];

    /// <summary>What is wrong with the given templates, as far as their texts tell.</summary>
    public ImmutableArray<Diagnostic> Findings { get; }

    /// <summary>The names of the given templates, in order.</summary>
    public IEnumerable<string> Given => _given.Keys.Order(StringComparer.Ordinal);

    /// <summary>The text of a template, or of a file that is used as it is.</summary>
    internal SourceText Source(string name)
    {
        if (_given.TryGetValue(name, out var given)) return given;
        using var stream = typeof(TemplateSet).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no template {name}.");
        byte[] text = new byte[stream.Length];
        stream.ReadExactly(text);
        return new SourceText("templates/" + name, Encoding.UTF8.GetString(text).ReplaceLineEndings("\n"));
    }

    /// <summary>Fills a template.</summary>
    /// <exception cref="TemplateException">The template does not parse, or fails.</exception>
    internal string Render(string name, ScriptObject values)
    {
        var template = _parsed.GetOrAdd(name, Parse);
        if (SyntaxErrors(name, template).FirstOrDefault() is { } error) throw new TemplateException(error);
        try
        {
            return template.Render(new TemplateSandbox(values, hasFunctions: _given.ContainsKey(name)));
        }
        catch (ScriptRuntimeException failure)
        {
            throw new TemplateException(Finding(TemplateDiagnostics.Failure, name, failure.Span, failure.OriginalMessage));
        }
    }

    /// <summary>A finding at the beginning of a template.</summary>
    internal Diagnostic Finding(DiagnosticDescriptor descriptor, string name, string message) =>
        new(descriptor, message) { Location = new SourceLocation(Source(name), new TextSpan(0, 0)) };

    private Diagnostic Finding(DiagnosticDescriptor descriptor, string name, SourceSpan span, string message)
    {
        var source = Source(name);
        int start = Math.Clamp(span.Start.Offset, 0, source.Content.Length);
        int end = Math.Clamp(span.End.Offset + 1, start, source.Content.Length);
        return new Diagnostic(descriptor, message) { Location = new SourceLocation(source, new TextSpan(start, end - start)) };
    }

    private IEnumerable<Diagnostic> Check(string name)
    {
        if (!Names.Contains(name))
        {
            string hint = FieldSuggestion.Closest(Names, name) is { } closest ? $"did you mean {closest}?" : "docs/templates.md lists them";
            return [Finding(TemplateDiagnostics.Unknown, name, $"there is no template {name} to replace; {hint}")];
        }

        return name.EndsWith(Extension, StringComparison.Ordinal) ? SyntaxErrors(name, _parsed.GetOrAdd(name, Parse)) : [];
    }

    private Template Parse(string name)
    {
        var source = Source(name);
        return Template.Parse(source.Content, source.Path);
    }

    private IEnumerable<Diagnostic> SyntaxErrors(string name, Template template) => template.Messages
        .Where(static message => message.Type == ParserMessageType.Error)
        .Select(message => Finding(TemplateDiagnostics.Syntax, name, message.Span, message.Message));
}
