using System.Text;
using Knetc.Binding;
using Knetc.Nftables;
using Knetc.PodNetwork;

namespace Knetc.Output;

/// <summary>The files of the nodes' pod networks.</summary>
internal sealed class PodNetworkFiles(PodNetworkPlan plan)
{
    private const string ConflistName = "cni/10-knetc.conflist";
    private const string LinksName = "pod-network.conf";
    private const string RoutesName = "routes.batch";
    private const string ForwardingName = "fdb.batch";
    private const string MasqueradingName = "pod-network.nft";

    private readonly Lazy<Masquerading> _masquerading = new(() => new Masquerading(plan));

    /// <summary>The files of a node; none when it has no pod range.</summary>
    public IEnumerable<RuleFile> Write(Node node, RuleFileWriter files)
    {
        if (plan.ForNode(node) is not { } network) yield break;
        yield return new RuleFile(ConflistName, [Encoding.UTF8.GetBytes(ConflistWriter.Write(network))]);
        yield return files.Write(LinksName, (text, origins) => LinkWriter.Write(network, text, origins));
        yield return files.Write(RoutesName, (text, origins) => RouteWriter.Write(network, text, origins));
        if (network.Overlay is { } overlay)
        {
            yield return files.Write(ForwardingName, (text, origins) => ForwardingWriter.Write(overlay, text, origins));
        }

        if (plan.Options.Masquerade)
        {
            yield return files.Write(MasqueradingName, (text, origins) => NftWriter.Write(_masquerading.Value.RulesFor(network.Node), text, origins));
        }
    }

    /// <summary>Whether the node has a pod range, and so files.</summary>
    public bool HasNode(Node node) => plan.HasNode(node);

    /// <summary>The names of the files that <see cref="Write"/> makes for a node with a pod range.</summary>
    public IEnumerable<string> Names() =>
    [
        ConflistName, LinksName, RoutesName,
        .. plan.Underlay is null ? (ReadOnlySpan<string>)[] : [ForwardingName],
        .. plan.Options.Masquerade ? (ReadOnlySpan<string>)[MasqueradingName] : [],
    ];
}
