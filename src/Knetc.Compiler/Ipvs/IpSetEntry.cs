using Knetc.Net;
using Knetc.Schema;

namespace Knetc.Ipvs;

/// <summary>One entry of a set. Which parts count is for the set's type to say; the others have their default.</summary>
/// <param name="Address">The address.</param>
/// <param name="Protocol">The protocol of <paramref name="Port"/> in lower case; null in a bitmap.</param>
/// <param name="Port">The port.</param>
/// <param name="Source">The network of the third part; a single address is one of full length.</param>
/// <param name="Origin">The field that asks for it.</param>
public readonly record struct IpSetEntry(IpAddress Address, string? Protocol, int Port, IpNetwork Source, Origin Origin)
{
    public static IpSetEntry OfAddress(IpAddress address, Origin origin) => new(address, null, 0, default, origin);

    public static IpSetEntry OfPort(int port, Origin origin) => new(default, null, port, default, origin);

    public static IpSetEntry Of(IpAddress address, string protocol, int port, Origin origin) =>
        new(address, protocol, port, default, origin);

    public static IpSetEntry Of(IpAddress address, string protocol, int port, IpAddress source, Origin origin) =>
        new(address, protocol, port, new IpNetwork(source, source.BitLength), origin);
}
