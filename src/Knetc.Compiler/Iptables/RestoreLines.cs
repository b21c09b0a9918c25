using Knetc.Schema;

namespace Knetc.Iptables;

/// <summary>Tells which lines of the text that <see cref="RestoreWriter"/> writes come from a manifest.</summary>
public static class RestoreLines
{
    /// <summary>Hands over every line with an origin, in ascending order.</summary>
    public static void Visit(IptablesRuleSet ruleSet, Action<LineOrigin> visit)
    {
        int line = 0;
        foreach (var table in ruleSet.Tables)
        {
            line++;
            foreach (var chain in table.Chains) Visit(++line, chain.Origin, visit);
            foreach (var hook in table.Hooks) Visit(++line, hook.Rule.Origin, visit);
            foreach (var rule in table.Rules) Visit(++line, rule.Origin, visit);

            // COMMIT.
            line++;
        }
    }

    private static void Visit(int line, Origin origin, Action<LineOrigin> visit)
    {
        if (origin.Object is not null) visit(new LineOrigin(line, origin));
    }
}
