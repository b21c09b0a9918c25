using System.Collections.Immutable;
using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>Every cross-object rule, by number.</summary>
internal static class ClusterRules
{
    /// <summary>Fewer Services and slices are held against the rules sooner than another thread is awake.</summary>
    private const int FewObjects = 1024;

    public static ImmutableArray<ClusterRule> All { get; } =
    [
        .. OptionRules.All,
        new RangesOverlap(),
        new NodeInServiceRange(),
        new NodeInPodRange(),
        new NodeRangesOverlap(),
        new NodeRangeOutside(),
        new NodeRangeSize(),
        new NodeRangeFamilies(),
        new ServiceInStaticBand(),
        new FamiliesDiffer(),
        new ClusterIPInDynamicBand(),
        new ClusterIPElsewhere(),
        new NodePortInDynamicBand(),
        new NodePortBoundByPod(),
        new HostPortConflict(),
        new NodePortAddressesMatchNothing(),
        new ServiceCidrsOverlap(),
        new ServiceRangeNearlyFull(),
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
        new HostIPNotOfNode(),
        new SharedPodIP(),
        new PodIPOutsideNode(),
        new EndpointInServiceRange(),
        new UnknownEndpoint(),
        new NoPodRangeForNode(),
        new LoadBalancerWithoutAddress(),
        new ExternalIPMisplaced(),
        new ExternalIPFamily(),
        new UnroutableAddress(),
        new PodNameAsHostname(),
        new SourceRangeOddities(),
        new SourceRangesExcludePods(),
        new TopologyAnnotationWins(),
        new LocalPolicyGaps(),
        new NothingReady(),
        new UnreadyTraffic(),
        new SctpAffinity(),
        new MixedProtocolBalancer(),
        new SctpPorts(),
        new DuplicateExposure(),
        new ContainerPortNameShared(),
        new HostNetworkShared(),
        new ServiceNameWithDigit(),
        new DeprecatedInput(),
        new FeatureNotYetThere(),
        new GoverningService(),
        new LoadBalancerWithoutNodePorts(),
        new LoadBalancerAddressElsewhere(),
        new SingleStackUnasked(),
        new NamespaceMissing(),
        new ContainerPortCollision(),
        new DnsService(),
    ];

    public static void Check(ClusterView cluster, DiagnosticBag diagnostics)
    {
        var found = new ImmutableArray<Diagnostic>[All.Length];
        ForEach(cluster, i => found[i] = Check(All[i], cluster));
        foreach (var findings in found) diagnostics.AddRange(findings);
    }

    /// <summary>What one rule finds.</summary>
    public static ImmutableArray<Diagnostic> Check(ClusterRule rule, ClusterView cluster)
    {
        var found = new DiagnosticBag();
        rule.Check(cluster, new RuleFindings(rule.Descriptor, found));
        return found.ToImmutable();
    }

    /// <summary>Runs something with the number of each rule: side by side in a large cluster, since no rule knows of another.</summary>
    public static void ForEach(ClusterView cluster, Action<int> run)
    {
        if (cluster.Services.Length + cluster.SliceCount >= FewObjects) Parallel.For(0, All.Length, run);
        else for (int i = 0; i < All.Length; i++) run(i);
    }
}
