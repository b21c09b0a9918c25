using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Planning;
using Knetc.Schema;

namespace Knetc.Nftables.Compact;

/// <summary>
/// Recognises packets that go to the address they come from. nft 1.0.6 cannot compare two fields, so a set pairs each byte that
/// endpoints have at some place of their addresses with itself, and source and destination are looked up byte by byte. However
/// many endpoints there are, the set has at most 255 elements for each byte of an address, and one for all that are zero.
/// </summary>
internal static class Hairpins
{
    private const int Values = 256;

    public static NftSet Set(NodeFamilyPlan node, FamilyWords words) =>
        new(CompactNames.Hairpins, new NamedElementType(words.AddressType, words.AddressType), Elements(node))
        {
            Comment = "bytes of endpoints, each with itself",
        };

    /// <summary>Source and destination have the same bytes, which are those of endpoints.</summary>
    public static IEnumerable<Statement> Matches(FamilyWords words)
    {
        // From the last byte, in which addresses differ most.
        for (int place = (words.Family == IpFamily.IPv4 ? 4 : 16) - 1; place >= 0; place--)
        {
            var mask = At(place, byte.MaxValue, words.Family);
            var both = new Concatenation(new MaskedAddressField(words.Source, mask), new MaskedAddressField(words.Destination, mask));
            yield return new MatchStatement(both, new NamedSet(CompactNames.Hairpins));
        }
    }

    private static ImmutableArray<Element> Elements(NodeFamilyPlan node)
    {
        int places = node.Family == IpFamily.IPv4 ? 4 : 16;
        bool[] known = new bool[places * Values];
        var origins = new Origin[known.Length];
        foreach (var port in node.Ports)
        {
            // Service ports with affinity recognise their hairpins themselves.
            if (port.Port.AffinitySeconds is not null) continue;
            foreach (var endpoint in port.Endpoints.Reachable)
            {
                var (high, low) = (endpoint.Address.High, endpoint.Address.Low);
                for (int place = places - 1; place >= 0; place--)
                {
                    int value = (byte)low;
                    low = (low >> 8) | (high << 56);
                    high >>= 8;

                    // Zero is the same element at all places.
                    int index = value == 0 ? 0 : (place * Values) + value;
                    if (known[index]) continue;
                    known[index] = true;
                    origins[index] = endpoint.Origin;
                }
            }
        }

        var elements = ImmutableArray.CreateBuilder<Element>();
        for (int index = 0; index < known.Length; index++)
        {
            if (!known[index]) continue;
            var value = new AddressDatum(At(index / Values, (byte)(index % Values), node.Family));
            elements.Add(new Element(new DatumTuple(value, value), Origin: origins[index]));
        }

        return elements.DrainToImmutable();
    }

    /// <summary>The address that has one byte at a place, counted from the first, and is zero elsewhere.</summary>
    private static IpAddress At(int place, byte value, IpFamily family)
    {
        int shift = (family == IpFamily.IPv4 ? 24 : 120) - (place * 8);
        return shift < 64 ? new IpAddress(family, 0, (ulong)value << shift) : new IpAddress(family, (ulong)value << (shift - 64), 0);
    }
}
