using System.Globalization;

namespace Knetc.Net;

/// <summary>An inclusive range of port numbers.</summary>
public readonly record struct PortRange(int First, int Last)
{
    public int Size => Last - First + 1;

    public bool Contains(int port) => port >= First && port <= Last;

    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}-{1}", First, Last);
}
