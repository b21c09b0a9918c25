using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Knetc.Kernel.Peer;

/// <summary>A number of connections to make, one after the other.</summary>
/// <param name="IsTcp">TCP, else UDP.</param>
/// <param name="Target">Where to.</param>
/// <param name="Count">How often; each time from a port of its own.</param>
/// <param name="Limit">How long to wait for the answer to one of them.</param>
/// <param name="Source">The address to use, or the unspecified one for the kernel's choice; a port of 0 stands for one of the place's.</param>
internal sealed record Request(bool IsTcp, IPEndPoint Target, int Count, TimeSpan Limit, IPEndPoint Source)
{
    public static Request Parse(string[] words)
    {
        var target = new IPEndPoint(IPAddress.Parse(words[1]), int.Parse(words[2], CultureInfo.InvariantCulture));
        return new Request(
            words[0] == "tcp",
            target,
            int.Parse(words[3], CultureInfo.InvariantCulture),
            TimeSpan.FromMilliseconds(int.Parse(words[4], CultureInfo.InvariantCulture)),
            words.Length > 5 ? IPEndPoint.Parse(words[5]) : new IPEndPoint(AnyOf(target.AddressFamily), 0));
    }

    private static IPAddress AnyOf(AddressFamily family) => family == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any;
}
