using System.Collections.Immutable;
using System.Globalization;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Options;

/// <summary>What a kind Cluster says about the cluster, and kind's own defaults.</summary>
internal static class KindLayer
{
    private static readonly FieldPath NodesPath = FieldPath.Of("nodes");

    private static readonly DocumentFields Fields = new(
        (ClusterOption.ServiceClusterIPRange, "networking.serviceSubnet"),
        (ClusterOption.ClusterCidr, "networking.podSubnet"),
        (ClusterOption.ProxyMode, "networking.kubeProxyMode"));

    public static OptionLayer From(KindConfiguration configuration, DiagnosticBag diagnostics) =>
        new LayerReader(OptionSources.Kind, option => Find(configuration, option), diagnostics).Read();

    public static OptionLayer Defaults(KindConfiguration configuration)
    {
        (string services, string pods) = configuration.IPFamily switch
        {
            "ipv6" => ("fd00:10:96::/112", "fd00:10:244::/56"),
            "dual" => ("10.96.0.0/16,fd00:10:96::/112", "10.244.0.0/16,fd00:10:244::/56"),
            _ => ("10.96.0.0/16", "10.244.0.0/16"),
        };
        return new OptionLayer(OptionSources.KindDefault)
        {
            IsDefault = true,
            Location = configuration.Manifest.Locate(FieldPath.Of("kind")),
            ServiceClusterIPRanges = Parse(services),
            ClusterCidrs = Parse(pods),
            NodeCount = configuration.NodeCount,
        };
    }

    /// <summary>Mode <c>none</c> leaves the cluster without kube-proxy, and so without a mode. Nodes are listed, not counted.</summary>
    private static OptionPlace? Find(KindConfiguration configuration, string option)
    {
        if (option == ClusterOption.Nodes.Name && configuration.Manifest.Has(NodesPath))
        {
            string count = configuration.NodeCount.ToString(CultureInfo.InvariantCulture);
            return new OptionPlace(count, configuration.Manifest.Locate(NodesPath)) { Object = configuration.Manifest, Path = NodesPath };
        }

        return Fields.Find(configuration.Manifest, option) is { } place && place.Text != "none" ? place : null;
    }

    private static ImmutableArray<IpNetwork>? Parse(string cidrs) => OptionSyntax.ParseCidrs(cidrs, out var networks) is null ? networks : null;
}
