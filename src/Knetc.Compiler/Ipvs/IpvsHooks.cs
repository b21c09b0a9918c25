using System.Collections.Immutable;
using Knetc.Iptables;

namespace Knetc.Ipvs;

/// <summary>The jumps from built-in chains, each inserted at the top: the last one ensured comes first.</summary>
internal static class IpvsHooks
{
    private static readonly CommentMatch Portals = new("kubernetes service portals");
    private static readonly CommentMatch Firewall = new("kube-proxy firewall rules");
    private static readonly CommentMatch AccessFilter = new("kubernetes ipvs access filter");

    public static readonly ImmutableArray<Hook> Nat =
    [
        Create(2, "PREROUTING", ChainNames.Services, Portals),
        Create(1, "OUTPUT", ChainNames.Services, Portals),
        Create(3, "POSTROUTING", ChainNames.Postrouting, new CommentMatch("kubernetes postrouting rules")),
    ];

    public static readonly ImmutableArray<Hook> Filter =
    [
        Create(8, "INPUT", IpvsChainNames.Filter, AccessFilter),
        Create(6, "INPUT", ChainNames.ProxyFirewall, Firewall),
        Create(5, "INPUT", IpvsChainNames.NodePort, new CommentMatch("kubernetes health check rules")),
        Create(7, "FORWARD", ChainNames.ProxyFirewall, Firewall),
        Create(4, "FORWARD", ChainNames.Forward, new CommentMatch("kubernetes forwarding rules")),
    ];

    /// <summary>Hook of the chain that came with release 1.29.</summary>
    public static readonly Hook Output = Create(9, "OUTPUT", IpvsChainNames.OutFilter, AccessFilter);

    private static Hook Create(int row, string chain, string target, CommentMatch comment) =>
        new(row, new Rule(chain, [comment], new JumpTarget(target)));
}
