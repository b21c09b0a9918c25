using Knetc.Binding;
using Knetc.Diagnostics;

namespace Knetc.Options;

/// <summary>What a KubeProxyConfiguration says about the cluster as a whole.</summary>
internal static class KubeProxyLayer
{
    private static readonly DocumentFields Fields = new(
        (ClusterOption.ClusterCidr, "clusterCIDR"),
        (ClusterOption.ProxyMode, "mode"));

    /// <param name="configuration">A configuration without errors. Its cluster range may still be unreadable: where kube-proxy does not use it, newer releases do not look at it.</param>
    public static OptionLayer From(KubeProxyConfiguration configuration)
    {
        var unread = new DiagnosticBag();
        return new LayerReader(OptionSources.KubeProxyConfiguration, option => Fields.Find(configuration.Manifest, option), unread).Read();
    }
}
