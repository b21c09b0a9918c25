using Knetc.Iptables;
using Knetc.Net;

namespace Knetc.Nftables;

/// <summary>Some bits of an address in the packet's header: the address with all others cleared.</summary>
/// <param name="Address">The address.</param>
/// <param name="Mask">The bits that stay.</param>
public sealed record MaskedAddressField(AddressField Address, IpAddress Mask) : Expression
{
    /// <summary>The network of a given size that the address is in.</summary>
    /// <param name="address">The address.</param>
    /// <param name="prefixLength">How many bits stay.</param>
    internal static MaskedAddressField Network(AddressField address, int prefixLength)
    {
        var ones = address.Family == IpFamily.IPv4 ? IpAddress.FromIPv4(uint.MaxValue) : new IpAddress(IpFamily.IPv6, ulong.MaxValue, ulong.MaxValue);
        return new MaskedAddressField(address, ones.Mask(prefixLength));
    }

    /// <summary>What stays of an address of the same family.</summary>
    internal IpAddress Apply(IpAddress address) => address with { High = address.High & Mask.High, Low = address.Low & Mask.Low };

    internal override void Write(RuleText text)
    {
        Address.Write(text);
        text.Append(" & ");
        text.Append(Mask);
    }
}
