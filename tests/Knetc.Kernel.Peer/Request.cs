using System.Globalization;
using System.Net;

namespace Knetc.Kernel.Peer;

/// <summary>A number of connections to make, one after the other.</summary>
/// <param name="IsTcp">TCP, else UDP.</param>
/// <param name="Target">Where to.</param>
/// <param name="Count">How often; each time from a port of its own.</param>
/// <param name="Limit">How long to wait for the answer to one of them.</param>
/// <param name="Source">The address to use, or null for the one the kernel chooses.</param>
internal sealed record Request(bool IsTcp, IPEndPoint Target, int Count, TimeSpan Limit, IPAddress? Source)
{
    public static Request Parse(string[] words) => new(
        words[0] == "tcp",
        new IPEndPoint(IPAddress.Parse(words[1]), int.Parse(words[2], CultureInfo.InvariantCulture)),
        int.Parse(words[3], CultureInfo.InvariantCulture),
        TimeSpan.FromMilliseconds(int.Parse(words[4], CultureInfo.InvariantCulture)),
        words.Length > 5 ? IPAddress.Parse(words[5]) : null);
}
