using System.Collections.Immutable;
using Knetc.Addressing;
using Knetc.Binding;
using Knetc.Net;
using Knetc.Options;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>The ranges that belong to the cluster as a whole.</summary>
internal sealed class ClusterRanges
{
    private static readonly FieldPath CidrsPath = FieldPath.Of("spec.cidrs");

    public ClusterRanges(ClusterOptions options, ImmutableArray<ServiceCidr> serviceCidrs)
    {
        var services = options.Table.Find(ClusterOption.ServiceClusterIPRange)?.InForce;
        var pods = options.Table.Find(ClusterOption.ClusterCidr)?.InForce;
        PodRangesAreStated = pods is not null && pods.Source != OptionSources.Assumed;
        PodRangesAreThoseOfTheProxyAlone = pods?.Source is OptionSources.KubeProxyConfiguration or OptionSources.KubeProxy;
        string podRange = PodRangesAreStated ? "the pod range" : "the pod range assumed for want of a stated one,";
        ServicesOfOptions = [.. options.ServiceClusterIPRanges.Select((range, i) => new ClusterRange(range, "the service range") { Statement = services, Part = i })];
        Pods = [.. options.ClusterCidrs.Select((range, i) => new ClusterRange(range, podRange) { Statement = pods, Part = i })];
        Services = ServicesOfOptions.AddRange(Additional(options, serviceCidrs));
        foreach (var range in Services) ServiceIndex.Add(range.Network, range);
        foreach (var range in Pods) PodIndex.Add(range.Network, range);
    }

    /// <summary>The service ranges that the API server is started with.</summary>
    public ImmutableArray<ClusterRange> ServicesOfOptions { get; }

    /// <summary>The same, and those of ServiceCIDRs by name.</summary>
    public ImmutableArray<ClusterRange> Services { get; }

    /// <summary>The cluster's pod ranges, at most one of each family.</summary>
    public ImmutableArray<ClusterRange> Pods { get; }

    /// <summary>Whether anybody states the pod ranges.</summary>
    public bool PodRangesAreStated { get; }

    /// <summary>Only kube-proxy is told the pod ranges; the controller manager may know others, or none.</summary>
    public bool PodRangesAreThoseOfTheProxyAlone { get; }

    public NetworkIndex<ClusterRange> ServiceIndex { get; } = new();

    public NetworkIndex<ClusterRange> PodIndex { get; } = new();

    private static IEnumerable<ClusterRange> Additional(ClusterOptions options, ImmutableArray<ServiceCidr> serviceCidrs)
    {
        if (!options.KubeVersion.IsAtLeast(31)) yield break;
        foreach (var serviceCidr in serviceCidrs)
        {
            if (!ServiceCidrs.IsUsable(serviceCidr)) continue;
            for (int i = 0; i < serviceCidr.Cidrs.Length; i++)
            {
                if (!IpNetwork.TryParse(serviceCidr.Cidrs[i].AsSpan(), ParsingGrade.Canonical, out var network)) continue;
                yield return new ClusterRange(network, $"the range of {serviceCidr.Manifest}") { Manifest = serviceCidr.Manifest, Path = CidrsPath.Index(i) };
            }
        }
    }
}
