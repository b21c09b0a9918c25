using System.Buffers;
using Knetc.Iptables;
using Knetc.Net;
using Knetc.Schema;

namespace Knetc.Nftables;

/// <summary>Writes rule sets as input of <c>nft -f</c>.</summary>
public static class NftWriter
{
    private static readonly (NftSetFlags Flag, string Name)[] FlagNames =
    [
        (NftSetFlags.Interval, "interval"),
        (NftSetFlags.Dynamic, "dynamic"),
        (NftSetFlags.Timeout, "timeout"),
    ];

    /// <summary>
    /// Writes all tables. Each is replaced by what the text says, whatever was in it, and all in one transaction.
    /// </summary>
    /// <param name="ruleSet">What to write.</param>
    /// <param name="output">Takes the text; lines end in line feeds.</param>
    /// <param name="lineOrigins">Called, in ascending order, for every line that comes from a manifest.</param>
    public static void Write(NftRuleSet ruleSet, IBufferWriter<char> output, Action<LineOrigin>? lineOrigins = null)
    {
        var text = new RuleText(output);
        foreach (var table in ruleSet.Tables) WriteTable(table, text, lineOrigins);
        text.Flush();
    }

    /// <summary>Writes one rule as it stands in a chain, without a line feed.</summary>
    public static string Format(NftRule rule)
    {
        var buffer = new ArrayBufferWriter<char>();
        var text = new RuleText(buffer);
        WriteRule(rule, text);
        text.Flush();
        return buffer.WrittenSpan.ToString();
    }

    /// <summary>Writes one element as it stands in a set, without a line feed.</summary>
    public static string Format(Element element)
    {
        var buffer = new ArrayBufferWriter<char>();
        var text = new RuleText(buffer);
        element.Write(text);
        text.Flush();
        return buffer.WrittenSpan.ToString();
    }

    internal static string Keyword(IpFamily family) => family == IpFamily.IPv4 ? "ip" : "ip6";

    internal static void WriteQuoted(string value, RuleText text)
    {
        text.Append('"');
        text.Append(value);
        text.Append('"');
    }

    internal static void WriteRule(NftRule rule, RuleText text)
    {
        bool first = true;
        foreach (var statement in rule.Statements)
        {
            if (!first) text.Append(' ');
            first = false;
            statement.Write(text);
        }

        if (rule.Comment is null) return;
        text.Append(" comment ");
        WriteQuoted(rule.Comment, text);
    }

    /// <summary>Writes what stands between the braces of a set, without its elements.</summary>
    internal static void WriteProperties(NftSet set, RuleText text)
    {
        text.Append("\t\t");
        set.Type.Write(text);
        text.EndLine();
        if (set.Size is { } size)
        {
            text.Append("\t\tsize ");
            text.Append(size);
            text.EndLine();
        }

        if (set.Flags != NftSetFlags.None)
        {
            text.Append("\t\tflags ");
            WriteFlags(set.Flags, text);
            text.EndLine();
        }

        if (set.TimeoutSeconds is { } seconds)
        {
            text.Append("\t\ttimeout ");
            text.Append(seconds);
            text.Append('s');
            text.EndLine();
        }

        WriteComment(set.Comment, "\t\t", text);
    }

    internal static void WriteHook(NftHook hook, RuleText text)
    {
        text.Append(hook.Type == NftHookType.Filter ? "type filter hook " : "type nat hook ");
        text.Append(hook.Point switch
        {
            NftHookPoint.Prerouting => "prerouting",
            NftHookPoint.Input => "input",
            NftHookPoint.Forward => "forward",
            NftHookPoint.Output => "output",
            _ => "postrouting",
        });
        text.Append(" priority ");
        text.Append(hook.Priority);
        text.Append(';');
    }

    private static void WriteTable(NftTable table, RuleText text, Action<LineOrigin>? lineOrigins)
    {
        // Deleting needs something to delete.
        WriteCommand("add table ", table, text);
        WriteCommand("delete table ", table, text);
        WriteName("table ", table, text);
        text.Append(" {");
        text.EndLine();
        WriteComment(table.Comment, "\t", text);
        foreach (var set in table.Sets) WriteSet(set, text, lineOrigins);
        foreach (var chain in table.Chains) WriteChain(chain, text, lineOrigins);
        text.Append('}');
        text.EndLine();
    }

    private static void WriteSet(NftSet set, RuleText text, Action<LineOrigin>? lineOrigins)
    {
        text.Append(set.IsMap ? "\tmap " : "\tset ");
        text.Append(set.Name);
        text.Append(" {");
        EndLine(text, set.Origin, lineOrigins);
        WriteProperties(set, text);
        if (!set.Elements.IsEmpty)
        {
            text.Append("\t\telements = {");
            text.EndLine();
            foreach (var element in set.Elements)
            {
                text.Append("\t\t\t");
                element.Write(text);
                text.Append(',');
                EndLine(text, element.Origin, lineOrigins);
            }

            text.Append("\t\t}");
            text.EndLine();
        }

        text.Append("\t}");
        text.EndLine();
    }

    private static void WriteChain(NftChain chain, RuleText text, Action<LineOrigin>? lineOrigins)
    {
        text.Append("\tchain ");
        text.Append(chain.Name);
        text.Append(" {");
        EndLine(text, chain.Origin, lineOrigins);
        WriteComment(chain.Comment, "\t\t", text);
        if (chain.Hook is not null)
        {
            text.Append("\t\t");
            WriteHook(chain.Hook, text);
            text.EndLine();
        }

        foreach (var rule in chain.Rules)
        {
            text.Append("\t\t");
            WriteRule(rule, text);
            EndLine(text, rule.Origin, lineOrigins);
        }

        text.Append("\t}");
        text.EndLine();
    }

    private static void EndLine(RuleText text, Origin origin, Action<LineOrigin>? lineOrigins)
    {
        text.EndLine();
        if (origin.Object is not null) lineOrigins?.Invoke(new LineOrigin(text.LineCount, origin));
    }

    private static void WriteComment(string? comment, string indent, RuleText text)
    {
        if (comment is null) return;
        text.Append(indent);
        text.Append("comment ");
        WriteQuoted(comment, text);
        text.EndLine();
    }

    private static void WriteCommand(string command, NftTable table, RuleText text)
    {
        WriteName(command, table, text);
        text.EndLine();
    }

    private static void WriteName(string command, NftTable table, RuleText text)
    {
        text.Append(command);
        text.Append(Keyword(table.Family));
        text.Append(' ');
        text.Append(table.Name);
    }

    private static void WriteFlags(NftSetFlags flags, RuleText text)
    {
        bool any = false;
        foreach (var (flag, name) in FlagNames)
        {
            if ((flags & flag) == 0) continue;
            if (any) text.Append(',');
            text.Append(name);
            any = true;
        }
    }
}
