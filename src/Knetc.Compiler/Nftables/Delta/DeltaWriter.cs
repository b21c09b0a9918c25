using System.Buffers;
using System.Collections.Immutable;
using Knetc.Iptables;

namespace Knetc.Nftables.Delta;

/// <summary>
/// Writes the transaction that turns what one rule file left in the kernel into what another one says, with commands for what
/// differs and nothing else. What rules have put into sets stays, as do chains and sets that are in both.
/// </summary>
public static class DeltaWriter
{
    /// <summary>Says what is wrong with a rule file of an earlier run; null when nothing is.</summary>
    public static string? Check(ReadOnlyMemory<byte> previous)
    {
        WrittenRules.Read([previous], out string? problem);
        return problem;
    }

    /// <summary>Writes the transaction.</summary>
    /// <param name="previous">The file of an earlier run; empty if there was none, or if it is no file of ours.</param>
    /// <param name="next">The file of this run.</param>
    /// <param name="output">Takes the text, which is empty without a difference.</param>
    public static void Write(ReadOnlyMemory<byte> previous, ImmutableArray<ReadOnlyMemory<byte>> next, IBufferWriter<char> output)
    {
        var text = new RuleText(output);
        var after = WrittenRules.Read(next, out string? problem) ?? throw new ArgumentException(problem, nameof(next));
        var before = previous.IsEmpty ? [] : WrittenRules.Read([previous], out _) ?? [];
        foreach (var table in after.Values)
        {
            var delta = new TableDelta(before.GetValueOrDefault(table.Name), table);
            delta.Write(text);
        }

        foreach (string name in before.Keys)
        {
            if (after.ContainsKey(name)) continue;
            text.Append("delete table ");
            text.Append(name);
            text.EndLine();
        }

        text.Flush();
    }
}
