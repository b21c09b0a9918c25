using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Knetc.Conformance.Validation;

/// <summary>A YAML value and where it stands, read with YamlDotNet's own events and marks.</summary>
internal sealed class LocatedNode
{
    private LocatedNode(Mark start) => Start = new Position(start.Line, start.Column);

    public Position Start { get; }

    /// <summary>Whether the value is a plain null or nothing at all, which the API server takes for an absent field.</summary>
    public bool IsNull { get; private init; }

    /// <summary>The entries of a mapping, in order, with repeated keys.</summary>
    public List<LocatedEntry> Entries { get; } = [];

    public List<LocatedNode> Items { get; } = [];

    /// <summary>Reads the one document of a file.</summary>
    public static LocatedNode Parse(string text)
    {
        var parser = new Parser(new StringReader(text));
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        return Read(parser);
    }

    /// <summary>The places of this value and of everything in it.</summary>
    public IEnumerable<Position> Places() =>
    [
        Start,
        .. Items.SelectMany(item => item.Places()),
        .. Entries.SelectMany(entry => entry.Value.Places().Prepend(entry.KeyStart)),
    ];

    private static LocatedNode Read(IParser parser)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return new LocatedNode(scalar.Start)
            {
                IsNull = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null" or "Null" or "NULL",
            };
        }

        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            var list = new LocatedNode(sequence.Start);
            while (!parser.TryConsume<SequenceEnd>(out _)) list.Items.Add(Read(parser));
            return list;
        }

        var map = new LocatedNode(parser.Consume<MappingStart>().Start);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            map.Entries.Add(new LocatedEntry(key.Value, new Position(key.Start.Line, key.Start.Column), Read(parser)));
        }

        return map;
    }
}
