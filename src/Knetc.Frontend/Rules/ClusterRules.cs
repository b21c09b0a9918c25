using System.Collections.Immutable;
using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>Every cross-object rule, by number.</summary>
internal static class ClusterRules
{
    public static ImmutableArray<ClusterRule> All { get; } =
    [
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
        new SourceRangeOddities(),
        new SourceRangesExcludePods(),
        new DuplicateExposure(),
        new HostNetworkShared(),
        new ServiceNameWithDigit(),
        new LoadBalancerWithoutNodePorts(),
        new LoadBalancerAddressElsewhere(),
        new SingleStackUnasked(),
        new DnsService(),
    ];

    public static void Check(ClusterView cluster, DiagnosticBag diagnostics)
    {
        foreach (var rule in All) rule.Check(cluster, new RuleFindings(rule.Descriptor, diagnostics));
    }
}
