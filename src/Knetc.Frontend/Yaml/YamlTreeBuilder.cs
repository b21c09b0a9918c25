using Knetc.Diagnostics;
using Knetc.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Knetc.Yaml;

/// <summary>Builds the nodes of a document from the event stream, within bounds on depth and on what aliases expand to.</summary>
internal sealed class YamlTreeBuilder
{
    /// <summary>Manifests nest some ten levels deep; this leaves room and keeps recursion safe.</summary>
    public const int MaxDepth = 100;

    /// <summary>Aliases may repeat a long text as often as many short values: whoever reads it reads all its characters.</summary>
    private const int CharactersPerValue = 16;

    private const string CoreTag = "tag:yaml.org,2002:";

    private readonly SourceText _source;
    private readonly int _offset;
    private readonly IParser _parser;
    private readonly DiagnosticBag _diagnostics;
    private readonly long _budget;
    private readonly Stack<TextSpan> _openFlows = new();
    private readonly Dictionary<string, (YamlNode Node, long Weight)> _anchors = new(StringComparer.Ordinal);

    /// <summary>Open collections, one list for each level: levels close before they are used again.</summary>
    private readonly List<List<YamlNode>> _items = [];
    private readonly List<List<YamlEntry>> _entries = [];
    private long _expanded;
    private long _weight;

    /// <param name="source">The file.</param>
    /// <param name="offset">Where in the file the parser's input begins.</param>
    /// <param name="parser">The event stream.</param>
    /// <param name="diagnostics">Receives the findings.</param>
    /// <param name="budget">How many nodes the aliases of a document may stand for in all.</param>
    public YamlTreeBuilder(SourceText source, int offset, IParser parser, DiagnosticBag diagnostics, long budget)
    {
        _source = source;
        _offset = offset;
        _parser = parser;
        _diagnostics = diagnostics;
        _budget = budget;
    }

    /// <summary>The end of the last event that was read.</summary>
    public int LastOffset { get; private set; }

    /// <summary>The opening bracket of the innermost flow collection that is still open, or null.</summary>
    public TextSpan? OpenFlow => _openFlows.Count == 0 ? null : _openFlows.Peek();

    /// <summary>Reads the document whose start event is current. Null when a bound was exceeded; that has been reported.</summary>
    public YamlNode? ReadDocument()
    {
        _anchors.Clear();
        _openFlows.Clear();
        _expanded = 0;
        Advance();
        var root = ReadNode(0);
        if (root is not null) Advance();
        return root;
    }

    private YamlNode? ReadNode(int depth)
    {
        switch (_parser.Current)
        {
            case AnchorAlias alias:
                return ReadAlias(alias);
            case Scalar scalar:
                long weight = 1 + scalar.Value.Length / CharactersPerValue;
                _weight += weight;
                return Remember(scalar, ReadScalar(scalar), weight);
            case NodeEvent collection when depth >= MaxDepth:
                Report(YamlDiagnostics.TooDeep, SpanOf(collection), $"values are nested more than {MaxDepth} levels deep");
                return null;
            case SequenceStart start:
                return ReadSequence(start, depth);
            case MappingStart start:
                return ReadMapping(start, depth);
            default:
                throw new InvalidOperationException("unexpected event");
        }
    }

    private YamlSequence? ReadSequence(SequenceStart start, int depth)
    {
        long before = _weight++;
        CheckTag(start, "seq");
        var span = SpanOf(start);
        bool flow = start.Style == SequenceStyle.Flow;
        if (flow) _openFlows.Push(new TextSpan(span.Start, 1));
        Advance();
        var items = Level(_items, depth);
        while (_parser.Current is not SequenceEnd)
        {
            if (ReadNode(depth + 1) is not { } item) return null;
            items.Add(item);
            Advance();
        }

        int end = flow ? EndOfFlow() : items.Count > 0 ? items[items.Count - 1].Span.End : span.End;
        return (YamlSequence)Remember(start, new YamlSequence(TextSpan.FromBounds(span.Start, end), items.ToArray()), _weight - before);
    }

    private YamlMapping? ReadMapping(MappingStart start, int depth)
    {
        long before = _weight++;
        CheckTag(start, "map");
        var span = SpanOf(start);
        bool flow = start.Style == MappingStyle.Flow;
        if (flow) _openFlows.Push(new TextSpan(span.Start, 1));
        Advance();
        var entries = Level(_entries, depth);
        HashSet<int>? merges = null;
        while (_parser.Current is not MappingEnd)
        {
            if (_parser.Current is not NodeEvent keyEvent || ReadKey(keyEvent, depth) is not { } key) return null;
            Advance();
            if (ReadNode(depth + 1) is not { } value) return null;
            Advance();
            if (MergeKeys.IsMerge(key)) (merges ??= []).Add(entries.Count);
            entries.Add(new YamlEntry(key.KeyText, key.Span, value));
        }

        int end = flow ? EndOfFlow() : entries.Count > 0 ? entries[entries.Count - 1].Value.Span.End : span.End;
        if (merges is not null && !MergeKeys.Expand(entries, merges, Charge, ReportMerge)) return null;
        return (YamlMapping)Remember(start, new YamlMapping(TextSpan.FromBounds(span.Start, end), entries.ToArray()), _weight - before);
    }

    private static List<T> Level<T>(List<List<T>> levels, int depth)
    {
        while (levels.Count <= depth) levels.Add([]);
        levels[depth].Clear();
        return levels[depth];
    }

    private YamlScalar? ReadKey(NodeEvent keyEvent, int depth)
    {
        if (ReadNode(depth + 1) is not { } node) return null;
        if (node is YamlScalar key) return key;
        bool template = node.Span.Start > 0 && _source.Content[node.Span.Start - 1] == '{' && _source.Content[node.Span.Start] == '{';
        if (template) Report(YamlDiagnostics.TemplateSyntax, new TextSpan(node.Span.Start - 1, 2), "template syntax; render the template first");
        else Report(YamlDiagnostics.ComplexKey, SpanOf(keyEvent), "a mapping key must be a plain text, not a list or mapping");
        return null;
    }

    private YamlNode? ReadAlias(AnchorAlias alias)
    {
        var span = TextSpan.FromBounds(_offset + (int)alias.Start.Index, _offset + (int)alias.End.Index);
        if (!_anchors.TryGetValue(alias.Value.Value, out var anchor))
        {
            Report(YamlDiagnostics.UnknownAlias, span, $"the alias *{alias.Value.Value} has no anchor &{alias.Value.Value} before it in this document");
            return null;
        }

        return Charge(anchor.Weight, span) ? anchor.Node : null;
    }

    private bool Charge(long weight, TextSpan span)
    {
        _expanded += weight;
        _weight += weight;
        if (_expanded <= _budget) return true;
        Report(YamlDiagnostics.AliasBomb, span, $"the aliases of this document stand for more than {_budget} values");
        return false;
    }

    private void ReportMerge(TextSpan span) =>
        Report(YamlDiagnostics.InvalidMerge, span, "the merge key << needs a mapping, or a list of mappings");

    private YamlScalar ReadScalar(Scalar scalar)
    {
        var span = SpanOf(scalar);
        bool quoted = scalar.Style != ScalarStyle.Plain;
        string text = scalar.Value;
        var kind = quoted ? YamlScalarKind.String : YamlScalarResolver.Resolve(text);
        if (!scalar.Tag.IsEmpty && !scalar.Tag.IsNonSpecific) kind = KindOfTag(scalar.Tag.Value, text, kind, span, ref quoted);
        return new YamlScalar(span, KnownTexts.Intern(text), kind, quoted);
    }

    private YamlScalarKind KindOfTag(string tag, string text, YamlScalarKind kind, TextSpan span, ref bool quoted)
    {
        switch (tag)
        {
            case CoreTag + "str":
                quoted = true;
                return YamlScalarKind.String;
            case CoreTag + "int" or CoreTag + "float" or CoreTag + "bool" or CoreTag + "null":
                quoted = false;
                return YamlScalarResolver.Resolve(text);
            case CoreTag + "timestamp" or CoreTag + "binary":
                return YamlScalarKind.String;
            default:
                Report(YamlDiagnostics.UnknownTag, span, $"the tag {TagText(tag)} means nothing in a Kubernetes manifest");
                return kind;
        }
    }

    private void CheckTag(NodeEvent start, string expected)
    {
        if (start.Tag.IsEmpty || start.Tag.IsNonSpecific || start.Tag.Value == CoreTag + expected) return;
        Report(YamlDiagnostics.UnknownTag, SpanOf(start), $"the tag {TagText(start.Tag.Value)} means nothing in a Kubernetes manifest");
    }

    private static string TagText(string tag) =>
        tag.StartsWith(CoreTag, StringComparison.Ordinal) ? "!!" + tag.Substring(CoreTag.Length) : tag;

    private YamlNode Remember(NodeEvent nodeEvent, YamlNode node, long weight)
    {
        if (!nodeEvent.Anchor.IsEmpty) _anchors[nodeEvent.Anchor.Value] = (node, weight);
        return node;
    }

    private int EndOfFlow()
    {
        _openFlows.Pop();
        return _offset + (int)_parser.Current!.Start.Index + 1;
    }

    private void Advance()
    {
        if (!_parser.MoveNext()) throw new InvalidOperationException("unexpected end of events");
        LastOffset = _offset + (int)_parser.Current!.End.Index;
    }

    /// <summary>The characters of the value itself: without anchor and tag before it, without line breaks behind it.</summary>
    private TextSpan SpanOf(NodeEvent nodeEvent)
    {
        string content = _source.Content;
        int start = _offset + (int)nodeEvent.Start.Index;
        int end = Math.Min(_offset + (int)nodeEvent.End.Index, content.Length);
        bool hasProperties = !nodeEvent.Anchor.IsEmpty || (!nodeEvent.Tag.IsEmpty && !nodeEvent.Tag.IsNonSpecific);
        if (hasProperties)
        {
            while (start < end && content[start] is '&' or '!')
            {
                while (start < end && content[start] is not (' ' or '\t' or '\r' or '\n')) start++;
                while (start < end && content[start] is ' ' or '\t' or '\r' or '\n') start++;
            }
        }

        while (end > start && content[end - 1] is '\r' or '\n') end--;
        return TextSpan.FromBounds(start, end);
    }

    private void Report(DiagnosticDescriptor descriptor, TextSpan span, string message) =>
        _diagnostics.Add(descriptor, _source, span, message);
}
