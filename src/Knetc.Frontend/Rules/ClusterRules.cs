using System.Collections.Immutable;
using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>Every cross-object rule, by number.</summary>
internal static class ClusterRules
{
    public static ImmutableArray<ClusterRule> All { get; } =
    [
        new SelectorMatchesNothing(),
        new SelectorMatchesElsewhere(),
        new SelectorMixesWorkloads(),
        new GeneratedLabelSelected(),
        new NamedTargetPortMissing(),
        new NamedTargetPortVaries(),
        new TargetPortUndeclared(),
        new TargetPortProtocol(),
    ];

    public static void Check(ClusterView cluster, DiagnosticBag diagnostics)
    {
        foreach (var rule in All) rule.Check(cluster, new RuleFindings(rule.Descriptor, diagnostics));
    }
}
