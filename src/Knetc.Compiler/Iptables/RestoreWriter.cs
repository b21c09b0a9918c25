using System.Buffers;

namespace Knetc.Iptables;

/// <summary>Writes a rule set as input of <c>iptables-restore --noflush</c>.</summary>
public static class RestoreWriter
{
    /// <summary>Writes all tables, hooks included: on empty ones they give the whole state.</summary>
    /// <param name="ruleSet">What to write.</param>
    /// <param name="output">Takes the text; lines end in line feeds.</param>
    public static void Write(IptablesRuleSet ruleSet, IBufferWriter<char> output)
    {
        var text = new RuleText(output);
        foreach (var table in ruleSet.Tables) WriteTable(table, text);
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

    private static void WriteTable(Table table, RuleText text)
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
            text.EndLine();
        }

        foreach (var hook in table.Hooks)
        {
            WriteRule(hook.Rule, text);
            text.EndLine();
        }

        foreach (var rule in table.Rules)
        {
            WriteRule(rule, text);
            text.EndLine();
        }

        text.Append("COMMIT");
        text.EndLine();
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
