using System.Buffers;
using Knetc.Output;
using Knetc.Schema;

namespace Knetc.Iptables;

/// <summary>Writes a rule set as input of <c>iptables-restore --noflush</c>.</summary>
public static class RestoreWriter
{
    /// <summary>Writes the whole file, hooks included: on empty tables it gives the whole state.</summary>
    /// <param name="ruleSet">What to write.</param>
    /// <param name="output">Takes the text; lines end in line feeds.</param>
    /// <param name="lineOrigins">Called, in ascending order, for every line that comes from a manifest.</param>
    public static void Write(IptablesRuleSet ruleSet, IBufferWriter<char> output, Action<LineOrigin>? lineOrigins = null)
    {
        var text = new RuleText(output);
        text.Append(GeneratedHeader.Text);
        text.EndLine();
        foreach (var table in ruleSet.Tables) WriteTable(table, text, lineOrigins);
        text.Flush();
    }

    /// <summary>Writes one rule as a line of its own, without a line feed.</summary>
    public static string Format(Rule rule)
    {
        var buffer = new ArrayBufferWriter<char>();
        var text = new RuleText(buffer);
        WriteRule(rule, text);
        text.Flush();
        return buffer.WrittenSpan.ToString();
    }

    private static void WriteTable(Table table, RuleText text, Action<LineOrigin>? lineOrigins)
    {
        text.Append(table.Name switch
        {
            TableName.Mangle => "*mangle",
            TableName.Filter => "*filter",
            _ => "*nat",
        });
        text.EndLine();
        foreach (var chain in table.Chains)
        {
            text.Append(':');
            text.Append(chain.Name);
            text.Append(" - [0:0]");
            EndLine(text, chain.Origin, lineOrigins);
        }

        foreach (var hook in table.Hooks)
        {
            WriteRule(hook.Rule, text);
            EndLine(text, hook.Rule.Origin, lineOrigins);
        }

        foreach (var rule in table.Rules)
        {
            WriteRule(rule, text);
            EndLine(text, rule.Origin, lineOrigins);
        }

        text.Append("COMMIT");
        text.EndLine();
    }

    private static void EndLine(RuleText text, Origin origin, Action<LineOrigin>? lineOrigins)
    {
        text.EndLine();
        if (lineOrigins is not null && origin.Object is not null) lineOrigins(new LineOrigin(text.LineCount, origin));
    }

    private static void WriteRule(Rule rule, RuleText text)
    {
        text.Append("-A ");
        text.Append(rule.Chain);
        foreach (var match in rule.Matches)
        {
            text.Append(' ');
            match.Write(text);
        }

        if (rule.Target is null) return;
        text.Append(' ');
        rule.Target.Write(text);
    }
}
