using Knetc.Nftables;
using Knetc.PodNetwork;

namespace Knetc.Output;

/// <summary>The files of a node's pod network.</summary>
internal static class PodNetworkFiles
{
    public static IEnumerable<Artifact> Write(NodePodNetwork network, SourceMap? sourceMap)
    {
        string folder = $"nodes/{network.Node.Name}/";
        yield return new Artifact(folder + "cni/10-knetc.conflist", ConflistWriter.Write(network));
        yield return ProxyFiles.Write(folder + "pod-network.conf", sourceMap, (text, origins) => LinkWriter.Write(network, text, origins));
        yield return ProxyFiles.Write(folder + "routes.batch", sourceMap, (text, origins) => RouteWriter.Write(network, text, origins));
        if (network.Overlay is { } overlay)
        {
            yield return ProxyFiles.Write(folder + "fdb.batch", sourceMap, (text, origins) => ForwardingWriter.Write(overlay, text, origins));
        }

        if (network.Plan.Options.Masquerade)
        {
            yield return ProxyFiles.Write(folder + "pod-network.nft", sourceMap, (text, origins) => NftWriter.Write(Masquerading.Create(network), text, origins));
        }
    }
}
