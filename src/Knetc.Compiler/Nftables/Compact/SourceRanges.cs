using System.Collections.Immutable;
using Knetc.Net;

namespace Knetc.Nftables.Compact;

/// <summary>
/// Source ranges as elements: a set for each length of prefix, which is asked for the network of that size that the sender is
/// in. Sets of ranges would do with one, but take the kernel minutes to fill when there are tens of thousands.
/// </summary>
internal sealed class SourceRanges(FamilyWords words)
{
    private static readonly NftVerdict ToFirewall = NftVerdict.Goto(CompactNames.Firewall);

    private readonly SortedDictionary<int, ElementSink> _byLength = [];

    /// <summary>Limits who reaches the load balancer's addresses of a service port.</summary>
    /// <param name="port">The service port.</param>
    /// <param name="isShared">Whether another field asks for one of its keys.</param>
    /// <param name="nodeIP">The node's own address.</param>
    /// <param name="limited">Receives the addresses that are limited.</param>
    public void Add(CompactPort port, bool isShared, IpAddress nodeIP, ElementSink limited)
    {
        var ranges = port.Port.SourceRanges;
        if (ranges.IsEmpty) return;
        bool allowsNode = false;
        foreach (var range in ranges)
        {
            if (range.Network.PrefixLength == 0) return; // everybody
            allowsNode |= range.Network.Contains(nodeIP);
        }

        var vips = port.External[port.Port.ExternalIPs.Length..];
        foreach (var vip in vips)
        {
            if (!limited.Add(vip.To(ToFirewall, port.Comment), isShared)) continue;
            foreach (var range in ranges) Allow(vip, range.Network, range.Origin);
            if (!allowsNode) continue;

            // A node reaching its own VIP has that VIP as source address.
            foreach (var own in port.Port.LoadBalancerVips) Allow(vip, new IpNetwork(own.Address, own.Address.BitLength), own.Origin);
        }
    }

    public IEnumerable<NftSet> ToSets()
    {
        var type = new NamedElementType(words.AddressType, DatumType.Protocol, DatumType.Port, words.AddressType);
        foreach (var (length, elements) in _byLength)
        {
            yield return new NftSet(CompactNames.Sources(length), type, elements.ToElements())
            {
                Comment = $"destinations and the /{length} networks that may reach them",
            };
        }
    }

    /// <summary>The chain for packets to limited addresses; none when there are no limits.</summary>
    public IEnumerable<NftChain> ToChains()
    {
        if (_byLength.Count == 0) yield break;
        var rules = ImmutableArray.CreateBuilder<NftRule>(_byLength.Count + 1);
        int bits = words.Family == IpFamily.IPv4 ? 32 : 128;
        foreach (int length in _byLength.Keys)
        {
            Expression source = length == bits ? words.Source : MaskedAddressField.Network(words.Source, length);
            var allowed = new MatchStatement(new Concatenation([.. words.ServiceKey.Parts, source]), new NamedSet(CompactNames.Sources(length)));
            rules.Add(new NftRule([allowed, VerdictStatement.Return]));
        }

        rules.Add(new NftRule([VerdictStatement.Drop]));
        yield return new NftChain(CompactNames.Firewall, rules.DrainToImmutable());
    }

    private void Allow(CompactPort.Destination vip, IpNetwork network, Knetc.Schema.Origin origin)
    {
        if (!_byLength.TryGetValue(network.PrefixLength, out var elements)) _byLength.Add(network.PrefixLength, elements = new ElementSink());
        elements.Add(new Element(new DatumTuple([.. vip.Key.Parts, new AddressDatum(network.Address)]), Origin: origin), mayBeShared: true);
    }
}
