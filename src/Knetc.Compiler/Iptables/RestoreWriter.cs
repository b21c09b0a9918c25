using System.Buffers;

namespace Knetc.Iptables;

/// <summary>Writes a rule set as input of <c>iptables-restore --noflush</c>.</summary>
public static class RestoreWriter
{
    private const int LinesPerStep = 256;

    /// <summary>Writes all tables, hooks included: on empty ones they give the whole state.</summary>
    /// <param name="ruleSet">What to write.</param>
    /// <param name="output">Takes the text; lines end in line feeds.</param>
    public static void Write(IptablesRuleSet ruleSet, IBufferWriter<char> output)
    {
        foreach (var _ in WriteInSteps(ruleSet, output))
        {
            // Each step writes.
        }
    }

    /// <summary>The same in steps, for those who pass on what is written before it is all.</summary>
    /// <returns>The rule that was written last.</returns>
    internal static IEnumerable<Rule?> WriteInSteps(IptablesRuleSet ruleSet, IBufferWriter<char> output)
    {
        var text = new RuleText(output);
        foreach (var table in ruleSet.Tables)
        {
            BeginTable(table, text);
            foreach (var rule in table.Rules)
            {
                WriteLine(rule, text);
                if (text.LineCount % LinesPerStep == 0) yield return rule;
            }

            text.Append("COMMIT");
            text.EndLine();
        }

        text.Flush();
        yield return null;
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

    /// <summary>Writes one rule with its line feed.</summary>
    internal static void WriteLine(Rule rule, RuleText text)
    {
        WriteRule(rule, text);
        text.EndLine();
    }

    /// <summary>Writes the line that makes a chain.</summary>
    internal static void WriteLine(Chain chain, RuleText text)
    {
        text.Append(':');
        text.Append(chain.Name);
        text.Append(" - [0:0]");
        text.EndLine();
    }

    private static void BeginTable(Table table, RuleText text)
    {
        text.Append(table.Name switch
        {
            TableName.Mangle => "*mangle",
            TableName.Filter => "*filter",
            _ => "*nat",
        });
        text.EndLine();
        foreach (var chain in table.Chains) WriteLine(chain, text);
        foreach (var hook in table.Hooks) WriteLine(hook.Rule, text);
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
