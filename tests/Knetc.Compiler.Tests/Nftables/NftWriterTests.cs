using System.Buffers;
using Knetc.Iptables;
using Knetc.Net;
using Knetc.Nftables;

namespace Knetc.Tests.Nftables;

/// <summary>How each part of a rule set is spelled. The kernel tests load such texts.</summary>
public class NftWriterTests
{
    private static readonly AddressField Source = new(IpFamily.IPv4, PacketSide.Source);
    private static readonly AddressField Destination = new(IpFamily.IPv4, PacketSide.Destination);
    private static readonly PortField AnyPort = new(PacketSide.Destination);
    private static readonly AddressDatum Client = new(IpAddress.FromIPv4(0x0a000001));
    private static readonly AddressDatum Server = new(new IpAddress(IpFamily.IPv6, 0xfd00UL << 48, 5));
    private static readonly NetworkDatum Pods = new(new IpNetwork(IpAddress.FromIPv4(0x0af40000), 16));

    [Fact]
    public void A_table_is_replaced_as_a_whole()
    {
        var balanced = new NftSet(
            "endpoints",
            new ExpressionElementType(
                new Concatenation(Destination, ProtocolField.Instance, AnyPort, new RandomNumber(2)), new Concatenation(Destination, AnyPort)),
            [
                new Element(
                    new DatumTuple(Client, ProtocolDatum.Tcp, new PortDatum(80), NumberDatum.Of(1)), new DatumTuple(Client, new PortDatum(8080))),
            ]);
        var services = new NftSet(
            "services",
            new NamedElementType([DatumType.IPv4Address, DatumType.Protocol, DatumType.Port], [DatumType.Verdict]),
            [
                new Element(new DatumTuple(Client, ProtocolDatum.Udp, new PortDatum(53)), NftVerdict.Goto("there")) { Comment = "ns/svc:dns" },
            ])
        {
            Comment = "what there is",
        };
        var clients = new NftSet("clients", new NamedElementType(DatumType.IPv4Address), [new Element(Pods) { TimeoutSeconds = 60 }])
        {
            Flags = NftSetFlags.Interval | NftSetFlags.Dynamic | NftSetFlags.Timeout,
            TimeoutSeconds = 10800,
            Size = 65535,
        };
        var chain = new NftChain(
            "in",
            [
                new NftRule([new VerdictMapStatement(new Concatenation(Destination, ProtocolField.Instance, AnyPort), new NamedSet("services"))]),
                new NftRule([VerdictStatement.Jump("there")]) { Comment = "the rest" },
            ])
        {
            Hook = new NftHook(NftHookType.Nat, NftHookPoint.Prerouting, -100),
            Comment = "all of it",
        };
        var table = new NftTable(IpFamily.IPv4, "kube-proxy", "rules", [balanced, services, clients], [chain, new NftChain("there", [])]);

        Assert.Equal(
            """
            add table ip kube-proxy
            delete table ip kube-proxy
            table ip kube-proxy {
            	comment "rules"
            	map endpoints {
            		typeof ip daddr . meta l4proto . th dport . numgen random mod 2 : ip daddr . th dport
            		elements = {
            			10.0.0.1 . tcp . 80 . 1 : 10.0.0.1 . 8080,
            		}
            	}
            	map services {
            		type ipv4_addr . inet_proto . inet_service : verdict
            		comment "what there is"
            		elements = {
            			10.0.0.1 . udp . 53 comment "ns/svc:dns" : goto there,
            		}
            	}
            	set clients {
            		type ipv4_addr
            		size 65535
            		flags interval,dynamic,timeout
            		timeout 10800s
            		elements = {
            			10.244.0.0/16 timeout 60s,
            		}
            	}
            	chain in {
            		comment "all of it"
            		type nat hook prerouting priority -100;
            		ip daddr . meta l4proto . th dport vmap @services
            		jump there comment "the rest"
            	}
            	chain there {
            	}
            }

            """,
            Write(table));
    }

    [Fact]
    public void Statements_are_spelled_as_nft_reads_them()
    {
        var random = new RandomNumber(2);
        var choice = new AnonymousSet(
            new Element(NumberDatum.Of(0), NftVerdict.Goto("a")), new Element(NumberDatum.Of(1), NftVerdict.Drop));
        var mark = new BitExpression(MarkField.Packet, BitOperator.And, 0x4000);
        var original = new OriginalAddressField(IpFamily.IPv6, PacketSide.Destination);

        AssertText("ip saddr != 10.244.0.0/16 jump mark", new MatchStatement(Source, Pods, Negated: true), VerdictStatement.Jump("mark"));
        AssertText("ip saddr { 10.0.0.1, 10.244.0.0/16 } accept", new MatchStatement(Source, Set(Client, Pods)), VerdictStatement.Accept);
        AssertText("ip daddr @ips reject", new MatchStatement(Destination, new NamedSet("ips")), RejectStatement.Instance);
        AssertText(
            "ip daddr 10.0.0.1-10.0.0.1 drop",
            new MatchStatement(Destination, new AddressRangeDatum(Client.Address, Client.Address)),
            VerdictStatement.Drop);
        AssertText("numgen random mod 2 vmap { 0 : goto a, 1 : drop }", new VerdictMapStatement(random, choice));
        AssertText("meta mark & 0x00004000 == 0x00000000 return", new MatchStatement(mark, new MarkDatum(0)), VerdictStatement.Return);
        AssertText("meta mark & 0x00004000 != 0x00000000", new MatchStatement(mark, new MarkDatum(0), Negated: true));
        AssertText(
            "meta mark set meta mark | 0x00000001 masquerade fully-random",
            new MarkStatement(MarkField.Packet, new BitExpression(MarkField.Packet, BitOperator.Or, 1)),
            MasqueradeStatement.Instance);
        AssertText("ct mark set meta mark ^ 0x80000000", new MarkStatement(
            MarkField.Connection, new BitExpression(MarkField.Packet, BitOperator.Xor, 0x80000000)));
        AssertText("ct state new", new MatchStatement(ConnectionField.State, ConnectionDatum.New));
        AssertText("ct status dnat", new MatchStatement(ConnectionField.Status, ConnectionDatum.Dnat));
        AssertText("ct direction original", new MatchStatement(ConnectionField.Direction, new ConnectionDatum(ConnectionValue.Original)));
        AssertText("ct original ip6 daddr fd00::5", new MatchStatement(original, Server));
        AssertText("ct original proto-dst 80", new MatchStatement(new OriginalPortField(PacketSide.Destination), new PortDatum(80)));
        AssertText("fib daddr type local", new MatchStatement(new AddressTypeField(PacketSide.Destination), AddressTypeDatum.Local));
        AssertText("iifname \"cni0\"", new MatchStatement(new InterfaceField(PacketSide.Source), new InterfaceDatum("cni0")));
        AssertText("oifname \"veth*\"", new MatchStatement(new InterfaceField(PacketSide.Destination), new InterfaceDatum("veth", IsPrefix: true)));
        AssertText("tcp dport 80", new MatchStatement(new PortField(PacketSide.Destination, "tcp"), new PortDatum(80)));
        AssertText("update @seen { ip saddr timeout 5s }", new UpdateStatement("seen", Source) { TimeoutSeconds = 5 });
        AssertText("update @seen { ip saddr : ip daddr }", new UpdateStatement("seen", Source, Destination));
        AssertText("dnat to 10.0.0.1:80", new DestinationNatStatement(IpFamily.IPv4, new DatumTuple(Client, new PortDatum(80))));
        AssertText("dnat to [fd00::5]:80", new DestinationNatStatement(IpFamily.IPv6, new DatumTuple(Server, new PortDatum(80))));
        AssertText(
            "dnat ip to ip daddr . th dport map @endpoints",
            new DestinationNatStatement(IpFamily.IPv4, new MapLookup(new Concatenation(Destination, AnyPort), new NamedSet("endpoints"))));
    }

    private static AnonymousSet Set(params Datum[] keys) => new([.. keys.Select(static key => new Element(key))]);

    private static void AssertText(string expected, params Statement[] statements) =>
        Assert.Equal(expected, NftWriter.Format(new NftRule([.. statements])));

    private static string Write(NftTable table)
    {
        var buffer = new ArrayBufferWriter<char>();
        NftWriter.Write(new NftRuleSet([table]), buffer);
        return buffer.WrittenSpan.ToString();
    }
}
