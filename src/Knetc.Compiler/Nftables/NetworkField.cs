using Knetc.Iptables;
using Knetc.Net;

namespace Knetc.Nftables;

/// <summary>The network of a given size that an address in the packet's header is in: the address with its last bits cleared.</summary>
/// <param name="Address">The address.</param>
/// <param name="PrefixLength">How many bits stay.</param>
public sealed record NetworkField(AddressField Address, int PrefixLength) : Expression
{
    internal override void Write(RuleText text)
    {
        Address.Write(text);
        text.Append(" & ");
        var ones = Address.Family == IpFamily.IPv4 ? IpAddress.FromIPv4(uint.MaxValue) : new IpAddress(IpFamily.IPv6, ulong.MaxValue, ulong.MaxValue);
        text.Append(ones.Mask(PrefixLength));
    }
}
