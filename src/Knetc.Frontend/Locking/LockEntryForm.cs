using System.Globalization;
using Knetc.Net;

namespace Knetc.Locking;

/// <summary>What keys and values of each section look like.</summary>
internal static class LockEntryForm
{
    /// <summary>The form of the key, when the entry's is of another; else null.</summary>
    public static string? ExpectedKey(LockEntry entry) => entry.Pool switch
    {
        LockPool.ClusterIP => HasFamily(entry.Key) && Slashes(entry.Key) == 2 ? null : "IPv4/NAMESPACE/SERVICE or IPv6/NAMESPACE/SERVICE",
        LockPool.PodIP => HasFamily(entry.Key) && Slashes(entry.Key) == 2 ? null : "IPv4/NAMESPACE/POD or IPv6/NAMESPACE/POD",
        LockPool.NodeCidr => HasFamily(entry.Key) && Slashes(entry.Key) == 1 ? null : "IPv4/NODE or IPv6/NODE",
        LockPool.NodePort => Slashes(entry.Key) is 2 or 3 ? null : "NAMESPACE/SERVICE/PORT, perhaps with /PROTOCOL",
        LockPool.HealthCheck => Slashes(entry.Key) == 1 ? null : "NAMESPACE/SERVICE",
        _ => Slashes(entry.Key) == 1 ? null : "NAMESPACE/POD",
    };

    /// <summary>The form of the value, when the entry's is of another; else null.</summary>
    public static string? ExpectedValue(LockEntry entry)
    {
        switch (entry.Pool)
        {
            case LockPool.ClusterIP or LockPool.PodIP:
                return IpAddress.TryParse(entry.Value.AsSpan(), ParsingGrade.Canonical, out _) ? null : "an IP address";
            case LockPool.NodeCidr:
                return IpNetwork.TryParse(entry.Value.AsSpan(), ParsingGrade.Canonical, out _) ? null : "an address range such as 10.244.1.0/24";
            case LockPool.Place:
                return entry.Value.Length > 0 ? null : "the name of a node";
            default:
                return int.TryParse(entry.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and < 65536 ? null : "a port, 1 to 65535";
        }
    }

    private static bool HasFamily(string key) => key.StartsWith("IPv4/", StringComparison.Ordinal) || key.StartsWith("IPv6/", StringComparison.Ordinal);

    private static int Slashes(string key)
    {
        int count = 0;
        foreach (char c in key)
        {
            if (c == '/') count++;
        }

        return count;
    }
}
