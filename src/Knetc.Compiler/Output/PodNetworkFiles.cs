using System.Text;
using Knetc.Nftables;
using Knetc.PodNetwork;

namespace Knetc.Output;

/// <summary>The files of a node's pod network.</summary>
internal static class PodNetworkFiles
{
    private const string ConflistName = "cni/10-knetc.conflist";
    private const string LinksName = "pod-network.conf";
    private const string RoutesName = "routes.batch";
    private const string ForwardingName = "fdb.batch";
    private const string MasqueradingName = "pod-network.nft";

    public static IEnumerable<RuleFile> Write(NodePodNetwork network, RuleFileWriter files)
    {
        yield return new RuleFile(ConflistName, [Encoding.UTF8.GetBytes(ConflistWriter.Write(network))]);
        yield return files.Write(LinksName, (text, origins) => LinkWriter.Write(network, text, origins));
        yield return files.Write(RoutesName, (text, origins) => RouteWriter.Write(network, text, origins));
        if (network.Overlay is { } overlay)
        {
            yield return files.Write(ForwardingName, (text, origins) => ForwardingWriter.Write(overlay, text, origins));
        }

        if (network.Plan.Options.Masquerade)
        {
            yield return files.Write(MasqueradingName, (text, origins) => NftWriter.Write(Masquerading.Create(network), text, origins));
        }
    }

    /// <summary>The names of the files that <see cref="Write"/> makes for a node with a pod range.</summary>
    public static IEnumerable<string> Names(PodNetworkPlan plan) =>
    [
        ConflistName, LinksName, RoutesName,
        .. plan.Underlay is null ? (ReadOnlySpan<string>)[] : [ForwardingName],
        .. plan.Options.Masquerade ? (ReadOnlySpan<string>)[MasqueradingName] : [],
    ];
}
