using System.Collections.Immutable;

namespace Knetc.Rules;

/// <summary>Every rule about the options of the cluster, by number.</summary>
internal static class OptionRules
{
    public static ImmutableArray<ClusterRule> All { get; } =
    [
        new SpecialRange(),
        new PublicRange(),
        new RangeWithHostBits(),
        new UnusableIPv6ServiceRange(),
        new UnusedServiceAddresses(),
        new ContradictingOptions(),
        new ContradictingClusterCidr(),
        new NoClusterCidr(),
        new NodeWithoutPodRange(),
        new PrimaryFamilies(),
        new EphemeralNodePorts(),
        new ReservedNodePorts(),
        new LoopbackNodePorts(),
        new ProxyPortTaken(),
        new MasqueradeBitInUse(),
        new UnusedProxySettings(),
        new ProxyModeNotYetThere(),
        new ContradictingServiceCidr(),
        new DnsAddress(),
        new HostRangeOverlap(),
        new TinyPodRange(),
        new ServiceRangeTooLarge(),
        new ServiceRangeTooSmall(),
        new AdvertiseAddressFamily(),
        new KubernetesNodePort(),
        new AllocationWithoutRange(),
        new TooManyNodeBlocks(),
        new OneMaskForTwoFamilies(),
        new MaskOfOtherFamily(),
        new NodeCountWithoutEffect(),
        new IgnoredProxyFlag(),
        new SmallServiceSubnet(),
        new LargeServiceSubnet(),
        new SmallPodSubnet(),
        new PodSubnetMask(),
        new SiteLocalSubnet(),
    ];
}
