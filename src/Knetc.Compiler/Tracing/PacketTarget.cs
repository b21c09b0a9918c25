using System.Globalization;
using Knetc.Net;

namespace Knetc.Tracing;

/// <summary>Where a packet is addressed to.</summary>
/// <param name="Address">The address.</param>
/// <param name="Port">The port.</param>
/// <param name="Protocol">tcp, udp or sctp.</param>
public readonly record struct PacketTarget(IpAddress Address, int Port, string Protocol)
{
    /// <summary>Reads <c>ADDRESS:PORT/PROTOCOL</c>, IPv6 addresses in brackets.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? Parse(string text, out PacketTarget target)
    {
        target = default;
        int slash = text.LastIndexOf('/');
        int colon = text.LastIndexOf(':', slash < 0 ? text.Length - 1 : slash);
        if (slash < 0 || colon < 0) return "is not ADDRESS:PORT/PROTOCOL, such as 10.96.0.10:80/tcp or [fd00::10]:53/udp";

        string address = text[..colon];
        bool inBrackets = address is ['[', .., ']'];
        if (!IpAddress.TryParse(inBrackets ? address[1..^1] : address, ParsingGrade.Sloppy, out var parsed)) return $"has no IP address: \"{address}\"";
        if (parsed.Family == IpFamily.IPv6 && !inBrackets) return "has an IPv6 address without brackets";

        string port = text[(colon + 1)..slash];
        if (!int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number is < 1 or > 65535)
        {
            return $"has no port from 1 to 65535: \"{port}\"";
        }

        string protocol = text[(slash + 1)..].ToLowerInvariant();
        if (protocol is not ("tcp" or "udp" or "sctp")) return $"has no protocol of tcp, udp and sctp: \"{text[(slash + 1)..]}\"";
        target = new PacketTarget(parsed, number, protocol);
        return null;
    }

    public override string ToString() => Address.Family == IpFamily.IPv4
        ? string.Create(CultureInfo.InvariantCulture, $"{Address}:{Port}/{Protocol}")
        : string.Create(CultureInfo.InvariantCulture, $"[{Address}]:{Port}/{Protocol}");
}
