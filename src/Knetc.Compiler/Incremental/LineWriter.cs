using System.Collections.Immutable;
using Knetc.Iptables;
using Knetc.Output;
using Knetc.Schema;

namespace Knetc.Incremental;

/// <summary>Renders parts of a rule file.</summary>
internal sealed class LineWriter
{
    private readonly OriginMemory? _memory;
    private readonly Utf8Text _bytes = new();
    private readonly RuleText _text;

    public LineWriter(OriginMemory? memory)
    {
        _memory = memory;
        _text = new RuleText(_bytes);
    }

    public Lines Write(ReadOnlySpan<Rule> rules)
    {
        if (rules.IsEmpty) return Lines.None;
        var origins = new Origin[rules.Length];
        for (int i = 0; i < rules.Length; i++)
        {
            RestoreWriter.WriteLine(rules[i], _text);
            origins[i] = rules[i].Origin;
        }

        return new Lines(Take(), SlotsOf(origins));
    }

    public Lines Write(ReadOnlySpan<Chain> chains)
    {
        if (chains.IsEmpty) return Lines.None;
        var origins = new Origin[chains.Length];
        for (int i = 0; i < chains.Length; i++)
        {
            RestoreWriter.WriteLine(chains[i], _text);
            origins[i] = chains[i].Origin;
        }

        return new Lines(Take(), SlotsOf(origins));
    }

    public Lines Write(ImmutableArray<Hook> hooks)
    {
        var rules = new Rule[hooks.Length];
        for (int i = 0; i < rules.Length; i++) rules[i] = hooks[i].Rule;
        return Write(rules);
    }

    /// <summary>One line that comes from nowhere.</summary>
    public Lines Write(string line)
    {
        _text.Append(line);
        _text.EndLine();
        return new Lines(Take(), new int[1]);
    }

    private int[] SlotsOf(Origin[] origins) => _memory is null ? [] : _memory.SlotsOf(origins);

    private byte[] Take()
    {
        _text.Flush();
        return _bytes.TakeBytes();
    }
}
