using Knetc.Iptables;
using Knetc.Net;
using Knetc.Nftables;
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

    private static readonly NftPacket NftContext = new(
        Packet,
        Node,
        new Dictionary<string, NftSetIndex> { ["map"] = new([new Element(ProtocolDatum.Tcp, new PortDatum(80))]) },
        AffinityMemory.Empty,
        Random: 0);

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

    [Fact]
    public void Every_expression_of_nftables_rules_is_known()
    {
        Expression[] expressions =
        [
            new AddressField(IpFamily.IPv4, PacketSide.Source),
            new AddressTypeField(PacketSide.Destination),
            new BitExpression(MarkField.Packet, BitOperator.Xor, 0x4000),
            new Concatenation(ProtocolField.Instance, MarkField.Connection),
            ConnectionField.Direction,
            new InterfaceField(PacketSide.Destination),
            new MapLookup(ProtocolField.Instance, new NamedSet("map")),
            MarkField.Packet,
            MaskedAddressField.Network(new AddressField(IpFamily.IPv4, PacketSide.Source), 24),
            new OriginalAddressField(IpFamily.IPv4, PacketSide.Destination),
            new OriginalPortField(PacketSide.Destination),
            new PortField(PacketSide.Destination),
            ProtocolField.Instance,
            new RandomNumber(3),
        ];

        Assert.Equal(
            TypesOf<Expression>().Where(type => !type.IsSubclassOf(typeof(Datum)) && !type.IsSubclassOf(typeof(SetReference))),
            expressions.Select(expression => expression.GetType()).OrderBy(type => type.Name, StringComparer.Ordinal));
        foreach (var expression in expressions) Assert.NotNull(NftContext.Value(expression));
    }

    [Fact]
    public void Every_set_of_nftables_rules_is_known()
    {
        SetReference[] sets = [new AnonymousSet(new Element(ProtocolDatum.Tcp)), new NamedSet("map")];

        Assert.Equal(TypesOf<SetReference>(), sets.Select(set => set.GetType()));
        foreach (var set in sets) Assert.NotNull(NftContext.Find(set, ProtocolDatum.Tcp));
    }

    [Fact]
    public void Every_statement_of_nftables_rules_is_known()
    {
        Statement[] statements =
        [
            new DestinationNatStatement(IpFamily.IPv4, new DatumTuple(new AddressDatum(Address), new PortDatum(80))),
            new MarkStatement(MarkField.Packet, new MarkDatum(1)),
            MasqueradeStatement.Instance,
            new MatchStatement(ProtocolField.Instance, ProtocolDatum.Tcp),
            RejectStatement.Instance,
            new UpdateStatement("set", new AddressField(IpFamily.IPv4, PacketSide.Source)),
            new VerdictMapStatement(ProtocolField.Instance, new AnonymousSet(new Element(ProtocolDatum.Tcp, NftVerdict.Drop))),
            VerdictStatement.Accept,
        ];

        Assert.Equal(TypesOf<Statement>(), statements.Select(statement => statement.GetType()).OrderBy(type => type.Name, StringComparer.Ordinal));
        foreach (var statement in statements) Assert.True(NftActions.Apply(statement, NftContext).Holds);
    }

    private static IEnumerable<Type> TypesOf<T>() =>
        typeof(T).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal);
}
