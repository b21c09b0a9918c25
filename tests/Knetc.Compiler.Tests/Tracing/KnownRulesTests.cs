using Knetc.Iptables;
using Knetc.Net;
using Knetc.Planning;
using Knetc.Tracing;

namespace Knetc.Tests.Tracing;

/// <summary>The tracer knows everything that rules can be made of.</summary>
public sealed class KnownRulesTests
{
    private static readonly IpAddress Address = IpAddress.FromIPv4(0x0a000001);
    private static readonly TracedNode Node = new(Address, []);
    private static readonly PacketState Packet = new(new Packet(Address, Address, "tcp", 80), Fraction.One);

    /// <summary>One of each kind, but for <see cref="StatisticMatch"/>, which chance decides.</summary>
    private static readonly Match[] Matches =
    [
        new CommentMatch("text"),
        new ProtocolMatch("tcp"),
        new DestinationPortMatch(80),
        AddressMatch.Source(Address, "10.0.0.1"),
        LocalAddressMatch.Source,
        new InputInterfaceMatch("eth", IsPrefix: true, Negated: true),
        BridgePortMatch.NotIn,
        new MarkMatch(0x4000, Negated: true),
        new ConnectionStateMatch("NEW"),
        new RecentSetMatch("LIST"),
        new RecentCheckMatch("LIST", 10),
        new SetMatch("KUBE-CLUSTER-IP", "dst,dst"),
        new VirtualServerMatch(new PlannedAddress(Address, default), "tcp", 80),
    ];

    private static readonly Target[] Targets =
    [
        new MarkTarget(0x4000, Flip: false),
        new DestinationNatTarget(Address, 80, "10.0.0.1:80"),
        MasqueradeTarget.Instance,
        new RedirectTarget(80),
        VerdictTarget.Accept,
    ];

    [Fact]
    public void Every_match_of_iptables_rules_is_known()
    {
        var context = new TraceContext(Node, AffinityMemory.Empty);
        var sets = new SetIndex([new Knetc.Ipvs.IpSet(Knetc.Ipvs.IpSetDefinition.All[1], IpFamily.IPv4, [], default, IsWanted: false)]);

        Assert.Equal(TypesOf<Match>().Except([typeof(StatisticMatch)]), Matches.Select(match => match.GetType()).OrderBy(type => type.Name, StringComparer.Ordinal));
        foreach (var match in Matches) IptablesMatching.Holds(match, Packet, context, sets);
        var chance = IptablesMatching.Chance(new Rule("CHAIN", [StatisticMatch.Of(3)], null), Packet, context, sets);
        Assert.Equal(new Fraction(1, 3), chance);
    }

    [Fact]
    public void Every_target_of_iptables_rules_is_known()
    {
        Assert.Equal(TypesOf<Target>().Except([typeof(JumpTarget)]), Targets.Select(target => target.GetType()).OrderBy(type => type.Name, StringComparer.Ordinal));
        foreach (var target in Targets) IptablesActions.Apply(target, Packet, Node, out _);
        foreach (var verdict in Enum.GetValues<Verdict>().Except([Verdict.Return])) IptablesActions.Apply(new VerdictTarget(verdict), Packet, Node, out _);
    }

    private static IEnumerable<Type> TypesOf<T>() =>
        typeof(T).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal);
}
