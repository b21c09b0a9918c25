using Knetc.Binding;
using Knetc.Yaml;

namespace Knetc.Options;

/// <summary>What a KubeProxyConfiguration says about the cluster as a whole.</summary>
public static class KubeProxyLayer
{
    private static readonly FieldPath ClusterCidrPath = FieldPath.Of("clusterCIDR");
    private static readonly FieldPath ModePath = FieldPath.Of("mode");

    public static OptionLayer From(KubeProxyConfiguration configuration)
    {
        var layer = new OptionLayer("KubeProxyConfiguration") { Location = configuration.Manifest.Locate(ClusterCidrPath) };
        if (configuration.ClusterCIDR.Length > 0 && OptionSyntax.ParseCidrs(configuration.ClusterCIDR, out var cidrs) is null)
        {
            layer = layer with { ClusterCidrs = cidrs, ClusterCidrsLocation = layer.Location };
        }

        return OptionSyntax.TryParseProxyMode(configuration.Mode, out var mode) ? layer with { ProxyMode = mode, ProxyModeLocation = configuration.Manifest.Locate(ModePath) } : layer;
    }
}
