using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Knetc.Yaml;

/// <summary>Turns text into located nodes. Whatever the text, the outcome is documents and findings, never an exception.</summary>
public static class YamlReader
{
    /// <summary>Reads every document of a file.</summary>
    public static ImmutableArray<YamlDocument> Read(SourceText source, DiagnosticBag diagnostics)
    {
        var documents = ImmutableArray.CreateBuilder<YamlDocument>();
        var direct = new DirectReader(new TextTable());
        foreach (var span in YamlDocumentSplitter.Split(source.Content)) Read(source, span, documents, diagnostics, direct);
        return documents.ToImmutable();
    }

    /// <summary>The mapping that stands at <paramref name="place"/> of a document that was read before.</summary>
    public static YamlMapping? ReadAgain(SourceText source, TextSpan range, TextSpan place)
    {
        var documents = ImmutableArray.CreateBuilder<YamlDocument>();
        Read(source, range, documents, new DiagnosticBag(), new DirectReader(new TextTable()));
        foreach (var candidate in documents)
        {
            if (FindMapping(candidate.Root, place) is { } mapping) return mapping;
        }

        return null;
    }

    /// <summary>Reads the documents within one range of <see cref="YamlDocumentSplitter.Split"/>.</summary>
    public static void Read(
        SourceText source, TextSpan span, ImmutableArray<YamlDocument>.Builder documents, DiagnosticBag diagnostics) =>
        Read(source, span, documents, diagnostics, new DirectReader(new TextTable()));

    /// <summary>The same for a caller with many ranges, who keeps the reader.</summary>
    internal static void Read(
        SourceText source, TextSpan span, ImmutableArray<YamlDocument>.Builder documents, DiagnosticBag diagnostics, DirectReader direct)
    {
        if (!direct.TryRead(source.Content, span, out var node)) ReadFully(source, span, documents, diagnostics);
        else if (node is not null) documents.Add(new YamlDocument(source, span, node));
    }

    /// <summary>Reads any YAML, with the parser library, and reports what is wrong with it.</summary>
    internal static void ReadFully(
        SourceText source, TextSpan span, ImmutableArray<YamlDocument>.Builder documents, DiagnosticBag diagnostics)
    {
        if (ControlCharacters.IndexIn(source.Content, span) is var invalid and >= 0)
        {
            diagnostics.Add(
                YamlDiagnostics.ControlCharacter,
                source,
                new TextSpan(invalid, 1),
                $"the control character U+{(int)source.Content[invalid]:X4} is not allowed in YAML");
            return;
        }

        string content = JsonIndentation.WithoutTabs(source.Content, span, out int shift);
        var parser = new Parser(new Scanner(new SegmentReader(content, span.Start - shift, span.End - shift), skipComments: true));
        var builder = new YamlTreeBuilder(source, span.Start, parser, diagnostics, budget: 1000 + 10L * span.Length);
        try
        {
            while (parser.MoveNext())
            {
                if (parser.Current is not DocumentStart) continue;
                if (builder.ReadDocument() is not { } root) return;
                if (root is not YamlScalar { IsNull: true }) documents.Add(new YamlDocument(source, span, root));
            }
        }
        catch (YamlException exception)
        {
            SyntaxErrors.Report(source, span, span.Start + (int)exception.Start.Index, exception.Message, builder, diagnostics);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The parser library runs into these on some malformed flow collections; the text is at fault all the same.
            SyntaxErrors.Report(source, span, builder.LastOffset, "the document ends in the middle of a value", builder, diagnostics);
        }
    }

    private static YamlMapping? FindMapping(YamlNode node, TextSpan place)
    {
        if (node is YamlMapping mapping)
        {
            if (mapping.Span == place) return mapping;
            return mapping.Find("items") is { } items ? FindMapping(items, place) : null;
        }

        if (node is not YamlSequence sequence) return null;
        for (int i = 0; i < sequence.Count; i++)
        {
            var span = sequence[i].Span;
            if (span.Start <= place.Start && span.End >= place.End && FindMapping(sequence[i], place) is { } found) return found;
        }

        return null;
    }
}
