using System.Collections.Immutable;

namespace Knetc.Iptables;

/// <summary>What is there without any Service: the hooks and the chains they lead to.</summary>
internal static class StaticRules
{
    public static readonly JumpTarget ToMarkMasquerade = new(ChainNames.MarkMasquerade);

    public static readonly JumpTarget ToNodePorts = new(ChainNames.NodePorts);

    private static readonly ConnectionStateMatch New = new("NEW");
    private static readonly CommentMatch ExternalPortals = new("kubernetes externally-visible service portals");
    private static readonly CommentMatch Portals = new("kubernetes service portals");
    private static readonly CommentMatch HealthChecks = new("kubernetes health check service ports");
    private static readonly CommentMatch Forwarding = new("kubernetes forwarding rules");
    private static readonly CommentMatch LoadBalancerFirewall = new("kubernetes load balancer firewall");
    private static readonly CommentMatch Postrouting = new("kubernetes postrouting rules");

    /// <summary>Hooks of the filter table as they stand in their chains: each is inserted at the top, so the last comes first.</summary>
    public static readonly ImmutableArray<Hook> FilterHooks =
    [
        CreateHook(13, "INPUT", ChainNames.Firewall),
        CreateHook(7, "INPUT", ChainNames.ProxyFirewall, New, LoadBalancerFirewall),
        CreateHook(3, "INPUT", ChainNames.NodePorts, HealthChecks),
        CreateHook(1, "INPUT", ChainNames.ExternalServices, New, ExternalPortals),
        CreateHook(9, "FORWARD", ChainNames.ProxyFirewall, New, LoadBalancerFirewall),
        CreateHook(6, "FORWARD", ChainNames.Forward, Forwarding),
        CreateHook(4, "FORWARD", ChainNames.Services, New, Portals),
        CreateHook(2, "FORWARD", ChainNames.ExternalServices, New, ExternalPortals),
        CreateHook(14, "OUTPUT", ChainNames.Firewall),
        CreateHook(8, "OUTPUT", ChainNames.ProxyFirewall, New, LoadBalancerFirewall),
        CreateHook(5, "OUTPUT", ChainNames.Services, New, Portals),
    ];

    /// <summary>Hooks of the nat table.</summary>
    public static readonly ImmutableArray<Hook> NatHooks =
    [
        CreateHook(11, "PREROUTING", ChainNames.Services, Portals),
        CreateHook(10, "OUTPUT", ChainNames.Services, Portals),
        CreateHook(12, "POSTROUTING", ChainNames.Postrouting, Postrouting),
    ];

    public static readonly Chain Canary = new(ChainNames.Canary, HookOnly: true);

    /// <summary>Keeps packets to loopback addresses from other hosts out, once node ports are served on loopback.</summary>
    public static readonly Rule MartianDrop = new(
        ChainNames.Firewall,
        [
            new CommentMatch("block incoming localnet connections"),
            new AddressMatch(PacketSide.Destination, LoopbackNetwork.IPv4, LoopbackNetwork.IPv4Text),
            new AddressMatch(PacketSide.Source, LoopbackNetwork.IPv4, LoopbackNetwork.IPv4Text, Negated: true),
            new ConnectionStateMatch("RELATED,ESTABLISHED,DNAT", Negated: true),
        ],
        VerdictTarget.Drop);

    public static readonly Rule InvalidDrop = new(ChainNames.Forward, [new ConnectionStateMatch("INVALID")], VerdictTarget.Drop);

    public static readonly Rule EstablishedAccept = new(
        ChainNames.Forward,
        [new CommentMatch("kubernetes forwarding conntrack rule"), new ConnectionStateMatch("RELATED,ESTABLISHED")],
        VerdictTarget.Accept);

    /// <summary>Accepts what was marked for masquerading.</summary>
    public static Rule MarkedAccept(uint mark) => new(ChainNames.Forward, [Forwarding, new MarkMatch(mark)], VerdictTarget.Accept);

    /// <summary>Marks, and the masquerading of marked packets; the mark is taken off so that nothing later sees it.</summary>
    public static ImmutableArray<Rule> Masquerading(uint mark) =>
    [
        new Rule(ChainNames.Postrouting, [new MarkMatch(mark, Negated: true)], VerdictTarget.Return),
        new Rule(ChainNames.Postrouting, [], new MarkTarget(mark, Flip: true)),
        new Rule(
            ChainNames.Postrouting,
            [new CommentMatch("kubernetes service traffic requiring SNAT")],
            MasqueradeTarget.Instance),
        new Rule(ChainNames.MarkMasquerade, [], new MarkTarget(mark, Flip: false)),
    ];

    private static Hook CreateHook(int row, string chain, string target, params ReadOnlySpan<Match?> matches) =>
        new(row, new Rule(chain, Matches.Of(matches), new JumpTarget(target)));
}
