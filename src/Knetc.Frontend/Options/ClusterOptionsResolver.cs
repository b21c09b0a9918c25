using System.Collections.Immutable;
using Knetc.Binding;

namespace Knetc.Options;

/// <summary>Merges the option layers, strongest first, into the effective options.</summary>
internal static class ClusterOptionsResolver
{
    /// <param name="layers">From the command line down to the defaults.</param>
    /// <param name="proxy">The kube-proxy configuration in force, defaults filled in.</param>
    /// <param name="flags">The kube-proxy whose flags count, or null.</param>
    public static ClusterOptions Resolve(ImmutableArray<OptionLayer> layers, KubeProxyConfiguration proxy, ComponentCommand? flags)
    {
        var clusterCidrs = OptionLayers.First(layers, static layer => layer.ClusterCidrs) ?? [];
        return new ClusterOptions
        {
            KubeVersion = Value(layers, static layer => layer.KubeVersion),
            ServiceClusterIPRanges = Value(layers, static layer => layer.ServiceClusterIPRanges),
            ClusterCidrs = clusterCidrs,
            ServiceNodePortRange = Value(layers, static layer => layer.ServiceNodePortRange),
            AllocateNodeCidrs = Value(layers, static layer => layer.AllocateNodeCidrs),
            NodeCidrMaskSizeIPv4 = Value(layers, static layer => layer.NodeCidrMaskSizeIPv4),
            NodeCidrMaskSizeIPv6 = Value(layers, static layer => layer.NodeCidrMaskSizeIPv6),
            MaxEndpointsPerSlice = Value(layers, static layer => layer.MaxEndpointsPerSlice),
            MirroringMaxEndpointsPerSubset = Value(layers, static layer => layer.MirroringMaxEndpointsPerSubset),
            ClusterDomain = layers.First(static layer => layer.ClusterDomain is not null).ClusterDomain!,
            ProxyMode = Value(layers, static layer => layer.ProxyMode),
            NftablesLayout = Value(layers, static layer => layer.NftablesLayout),
            NodeCount = Value(layers, static layer => layer.NodeCount),
            Proxy = clusterCidrs.IsEmpty ? proxy : proxy with { ClusterCIDR = string.Join(",", clusterCidrs) },
            Table = new OptionTable(OptionTable.RowsOf(layers).AddRange(ProxyRows(proxy, flags))),
        };
    }

    private static T Value<T>(ImmutableArray<OptionLayer> layers, Func<OptionLayer, T?> select)
        where T : struct =>
        OptionLayers.First(layers, select) ?? throw new ArgumentException("the last layer lacks a default", nameof(layers));

    /// <summary>kube-proxy's own options: a flag outranks the configuration file.</summary>
    private static IEnumerable<EffectiveOption> ProxyRows(KubeProxyConfiguration proxy, ComponentCommand? flags)
    {
        var command = new OptionLayer(OptionSources.KubeProxy);
        var file = new OptionLayer(OptionSources.KubeProxyConfiguration);
        var defaults = new OptionLayer(OptionSources.Default) { IsDefault = true };
        foreach (var option in ProxyOptions.All)
        {
            var flag = flags?.Flags.Find(option.Flag);
            var field = DocumentFields.At(proxy.Manifest, option.Path);
            if (field is null && proxy.Manifest.Has(option.Path)) field = new OptionPlace("", proxy.Manifest.Locate(option.Path));
            string value = option.Print(proxy);
            if (value.Length == 0 && flag is null && field is null) continue;
            var layer = flag is not null ? command : field is not null ? file : defaults;
            ImmutableArray<OptionStatement> overridden = flag is not null && field is not null && field.Text != flag.Text
                ? [new OptionStatement(field.Text, file, field)]
                : [];
            yield return new EffectiveOption(option.Flag, new OptionStatement(value, layer, flag ?? field), overridden);
        }
    }
}
