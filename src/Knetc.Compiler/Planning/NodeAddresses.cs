using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Net;

namespace Knetc.Planning;

/// <summary>The addresses of a node as its proxy sees them.</summary>
/// <param name="PrimaryFamily">The family of the first address, or of the bind address.</param>
/// <param name="IPv4">The node IP of the IPv4 instance; loopback when the node has none.</param>
/// <param name="IPv6">The node IP of the IPv6 instance; loopback when the node has none.</param>
/// <param name="Reported">What the Node reports: its first address, and the first one of the other family.</param>
/// <param name="Interfaces">
/// All addresses on the node's interfaces. A file tells no more than the reported addresses, and loopback is always there.
/// </param>
public sealed record NodeAddresses(
    IpFamily PrimaryFamily,
    IpAddress IPv4,
    IpAddress IPv6,
    ImmutableArray<IpAddress> Reported,
    ImmutableArray<IpAddress> Interfaces)
{
    private static readonly IpAddress LoopbackIPv4 = IpAddress.FromIPv4(0x7f000001);
    private static readonly IpAddress LoopbackIPv6 = new(IpFamily.IPv6, 0, 1);

    /// <summary>The node IP of a family.</summary>
    public IpAddress NodeIP(IpFamily family) => family == IpFamily.IPv4 ? IPv4 : IPv6;

    public static NodeAddresses Create(Node node, string bindAddress)
    {
        var reported = new List<IpAddress>();
        Collect(node, "InternalIP", reported);
        Collect(node, "ExternalIP", reported);

        var primary = reported.Count > 0 ? reported[0].Family : IpFamily.IPv4;
        var ipv4 = FirstOf(reported, IpFamily.IPv4, LoopbackIPv4);
        var ipv6 = FirstOf(reported, IpFamily.IPv6, LoopbackIPv6);
        if (IpAddress.TryParse(bindAddress, ParsingGrade.Sloppy, out var bind) && !bind.IsUnspecified)
        {
            primary = bind.Family;
            if (primary == IpFamily.IPv4) ipv4 = bind;
            else ipv6 = bind;
        }

        return new NodeAddresses(primary, ipv4, ipv6, OnePerFamily(reported), [LoopbackIPv4, LoopbackIPv6, .. reported]);
    }

    private static ImmutableArray<IpAddress> OnePerFamily(List<IpAddress> addresses)
    {
        if (addresses.Count == 0) return [];
        int other = addresses.FindIndex(address => address.Family != addresses[0].Family);
        return other < 0 ? [addresses[0]] : [addresses[0], addresses[other]];
    }

    private static void Collect(Node node, string type, List<IpAddress> found)
    {
        foreach (var address in node.Addresses)
        {
            if (address.Type == type && IpAddress.TryParse(address.Address, ParsingGrade.Sloppy, out var parsed)) found.Add(parsed);
        }
    }

    private static IpAddress FirstOf(List<IpAddress> addresses, IpFamily family, IpAddress otherwise)
    {
        foreach (var address in addresses)
        {
            if (address.Family == family) return address;
        }

        return otherwise;
    }
}
