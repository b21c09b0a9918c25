using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about bytes, text and YAML.</summary>
public static class YamlDiagnostics
{
    public static readonly DiagnosticDescriptor NotUtf8 = new(
        "KN0002", Severity.Error, "the file is not UTF-8",
        "Manifests are UTF-8 text. A byte that cannot be part of UTF-8 means another encoding (Latin-1, UTF-16) or a binary file; guessing could change names and addresses.",
        "convert the file to UTF-8 (`iconv -f … -t UTF-8`), or exclude it");

    public static readonly DiagnosticDescriptor SyntaxError = new(
        "KN0003", Severity.Error, "the document is not well-formed YAML",
        "The text breaks a rule of YAML, so the document has no defined content. The other documents of the file are still read.",
        "correct the line; values that contain `: `, ` #` or begin with one of `@%&*!|>{[` need quotes");

    public static readonly DiagnosticDescriptor Tab = new(
        "KN0004", Severity.Error, "a tab is used for indentation",
        "YAML forbids tabs in indentation because their width is not defined.",
        "replace the tab by spaces");

    public static readonly DiagnosticDescriptor BadIndentation = new(
        "KN0005", Severity.Error, "the indentation fits no open mapping or list",
        "A line must be indented exactly like its siblings, or deeper than its parent. Here it is somewhere between, or a list item and a key are mixed on one level.",
        "indent the line like its siblings");

    public static readonly DiagnosticDescriptor UnknownTag = new(
        "KN0007", Severity.Error, "a tag that no Kubernetes program understands",
        "Tags such as `!Ref` belong to other formats. kubectl would drop the tag or refuse the document.",
        "remove the tag, or exclude the file");

    public static readonly DiagnosticDescriptor AliasBomb = new(
        "KN0008", Severity.Error, "aliases expand to too many values",
        "Aliases of aliases multiply: a few lines can stand for billions of values. The bound is a thousand values plus ten for every character of the document; a text counts once more for every 16 characters.",
        "write the values out, or remove the nested aliases");

    public static readonly DiagnosticDescriptor TooDeep = new(
        "KN0009", Severity.Error, "values are nested too deeply",
        "No Kubernetes object nests anywhere near this deep; the document is damaged or hostile.",
        "flatten the document");

    public static readonly DiagnosticDescriptor TemplateSyntax = new(
        "KN0010", Severity.Error, "the file is a template, not a manifest",
        "Double braces are template syntax (Helm, Go templates, Jinja). The values are only known after rendering.",
        "render first: `helm template … | knetc compile -`");

    public static readonly DiagnosticDescriptor UnknownAlias = new(
        "KN0011", Severity.Error, "an alias without an anchor",
        "`*name` repeats the value marked `&name` earlier in the same document. Anchors do not reach into other documents.",
        "mark the value with an anchor before the alias, or quote the text if it is meant literally");

    public static readonly DiagnosticDescriptor InvalidMerge = new(
        "KN0012", Severity.Error, "a merge key without a mapping",
        "`<<` merges the entries of another mapping, or of a list of mappings, into this one.",
        "give `<<` an alias of a mapping, or quote the key if it is meant literally");

    public static readonly DiagnosticDescriptor UnclosedCollection = new(
        "KN0013", Severity.Error, "a bracket is not closed",
        "Within `[…]` and `{…}` items are separated by commas up to the closing bracket; reading stopped before it came.",
        "close the bracket, and put commas between the items");

    public static readonly DiagnosticDescriptor ControlCharacter = new(
        "KN0014", Severity.Error, "a control character",
        "YAML text consists of printable characters, tabs and line breaks. Other control characters mean a damaged or binary file.",
        "remove the character, or write it as an escape in a double-quoted text");

    public static readonly DiagnosticDescriptor UnclosedQuote = new(
        "KN0015", Severity.Error, "a quoted text is not closed",
        "The quote that begins the text has no counterpart before the document ends.",
        "add the closing quote");

    public static readonly DiagnosticDescriptor ComplexKey = new(
        "KN0016", Severity.Error, "a list or mapping is used as a key",
        "JSON, the API server's own format, knows only texts as keys.",
        "use a plain text as key");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotUtf8, SyntaxError, Tab, BadIndentation, UnknownTag, AliasBomb, TooDeep, TemplateSyntax, UnknownAlias, InvalidMerge,
        UnclosedCollection, ControlCharacter, UnclosedQuote, ComplexKey,
    ];
}
