using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Net;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Planning;

/// <summary>How one proxy instance recognises traffic of the node's own pods (<c>detectLocalMode</c>).</summary>
/// <param name="Kind">The way; the two values belong to one kind each.</param>
/// <param name="Network">The pods' network, for <see cref="LocalDetectorKind.Network"/>.</param>
/// <param name="Interface">A name or the start of names, for the two interface kinds; else empty.</param>
/// <param name="Origin">The field that says so.</param>
public sealed record LocalDetector(LocalDetectorKind Kind, IpNetwork Network, string Interface, Origin Origin)
{
    public bool IsImplemented => Kind != LocalDetectorKind.None;

    /// <summary>The mode in force: the configured one, ClusterCIDR by default.</summary>
    public static string Mode(KubeProxyConfiguration proxy) => proxy.DetectLocalMode.Length == 0 ? "ClusterCIDR" : proxy.DetectLocalMode;

    public static LocalDetector Create(KubeProxyConfiguration proxy, Node node, IpFamily family)
    {
        switch (Mode(proxy))
        {
            case "ClusterCIDR":
                var clusterCidr = new Origin(proxy.Manifest, FieldPath.Of("clusterCIDR"));
                return FromNetworks([.. proxy.ClusterCIDR.Split(',')], family, _ => clusterCidr);
            case "NodeCIDR":
                return FromNetworks(node.PodCIDRs, family, i => new Origin(node.Manifest, FieldPath.Of("spec.podCIDRs").Index(i)));
            case "BridgeInterface" when proxy.BridgeInterface.Length > 0:
                return new LocalDetector(
                    LocalDetectorKind.Interface,
                    default,
                    proxy.BridgeInterface,
                    new Origin(proxy.Manifest, FieldPath.Of("detectLocal.bridgeInterface")));
            case "InterfaceNamePrefix" when proxy.InterfaceNamePrefix.Length > 0:
                return new LocalDetector(
                    LocalDetectorKind.InterfacePrefix,
                    default,
                    proxy.InterfaceNamePrefix,
                    new Origin(proxy.Manifest, FieldPath.Of("detectLocal.interfaceNamePrefix")));
            default:
                return new LocalDetector(LocalDetectorKind.None, default, "", default);
        }
    }

    private static LocalDetector FromNetworks(ImmutableArray<string> texts, IpFamily family, Func<int, Origin> origin)
    {
        for (int i = 0; i < texts.Length; i++)
        {
            if (IpNetwork.TryParse(texts[i].AsSpan().Trim(), ParsingGrade.Sloppy, out var network) && network.Family == family)
            {
                return new LocalDetector(LocalDetectorKind.Network, network, "", origin(i));
            }
        }

        return new LocalDetector(LocalDetectorKind.None, default, "", default);
    }
}
