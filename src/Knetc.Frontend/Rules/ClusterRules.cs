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
        new ExternalNameTarget(),
        new ExternalNameFields(),
        new EndpointsDisagree(),
        new EndpointsBesideSelector(),
        new EndpointsWithoutService(),
        new SlicePortUnused(),
        new SlicePortNumber(),
        new SliceFamilyUnused(),
        new PodNameAsHostname(),
        new TopologyAnnotationWins(),
        new LocalPolicyGaps(),
        new NothingReady(),
        new UnreadyTraffic(),
        new SctpAffinity(),
        new MixedProtocolBalancer(),
        new SctpPorts(),
        new ContainerPortNameShared(),
        new DeprecatedInput(),
        new FeatureNotYetThere(),
        new GoverningService(),
        new NamespaceMissing(),
        new ContainerPortCollision(),
    ];

    public static void Check(ClusterView cluster, DiagnosticBag diagnostics)
    {
        foreach (var rule in All) rule.Check(cluster, new RuleFindings(rule.Descriptor, diagnostics));
    }
}
