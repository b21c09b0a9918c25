using System.Collections.Immutable;
using Knetc.Iptables;

namespace Knetc.Userspace;

/// <summary>The jumps from built-in chains: those of node ports come last, the others first.</summary>
internal static class UserspaceHooks
{
    private static readonly CommentMatch ClusterIPs = new("handle ClusterIPs; NOTE: this must be before the NodePort rules");
    private static readonly CommentMatch NodePorts = new("handle service NodePorts; NOTE: this must be the last rule in the chain");

    public static readonly ImmutableArray<Hook> Nat =
    [
        Create(1, "PREROUTING", UserspaceChainNames.PortalsContainer, ClusterIPs),
        Create(3, "PREROUTING", UserspaceChainNames.NodePortContainer, LocalAddressMatch.Destination, NodePorts),
        Create(2, "OUTPUT", UserspaceChainNames.PortalsHost, ClusterIPs),
        Create(4, "OUTPUT", UserspaceChainNames.NodePortHost, LocalAddressMatch.Destination, NodePorts),
    ];

    public static readonly ImmutableArray<Hook> Filter =
    [
        Create(5, "INPUT", UserspaceChainNames.NodePortNonLocal, new CommentMatch("Ensure that non-local NodePort traffic can flow")),
    ];

    private static Hook Create(int row, string chain, string target, params ReadOnlySpan<Match?> matches) =>
        new(row, new Rule(chain, Matches.Of(matches), new JumpTarget(target)));
}
