using System.Collections.Immutable;
using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>Every cross-object rule, by number.</summary>
internal static class ClusterRules
{
    public static ImmutableArray<ClusterRule> All { get; } =
    [
        .. OptionRules.All,
        new SelectorMatchesNothing(),
    ];

    public static void Check(ClusterView cluster, DiagnosticBag diagnostics)
    {
        foreach (var rule in All) rule.Check(cluster, new RuleFindings(rule.Descriptor, diagnostics));
    }
}
