using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Options;

/// <summary>What a kind Cluster says about the cluster, with kind's own defaults.</summary>
internal static class KindLayer
{
    public static OptionLayer From(KindConfiguration configuration, DiagnosticBag diagnostics)
    {
        var read = new OptionReader(configuration.Manifest, diagnostics);
        (string services, string pods) = configuration.IPFamily switch
        {
            "ipv6" => ("fd00:10:96::/112", "fd00:10:244::/56"),
            "dual" => ("10.96.0.0/16,fd00:10:96::/112", "10.244.0.0/16,fd00:10:244::/56"),
            _ => ("10.96.0.0/16", "10.244.0.0/16"),
        };
        return new OptionLayer("kind Cluster")
        {
            Location = configuration.Manifest.Locate(FieldPath.Of("networking")),
            ServiceClusterIPRanges = read.Cidrs(configuration.ServiceSubnet, "networking.serviceSubnet") ?? Parse(services),
            ClusterCidrs = read.Cidrs(configuration.PodSubnet, "networking.podSubnet") ?? Parse(pods),
            ClusterCidrsLocation = read.LocationOf("networking.podSubnet"),
            ProxyMode = configuration.KubeProxyMode == "none" ? null : read.Mode(configuration.KubeProxyMode, "networking.kubeProxyMode"),
            ProxyModeLocation = read.LocationOf("networking.kubeProxyMode"),
            NodeCount = configuration.NodeCount,
        };
    }

    private static ImmutableArray<IpNetwork>? Parse(string cidrs) => OptionSyntax.ParseCidrs(cidrs, out var networks) is null ? networks : null;
}
