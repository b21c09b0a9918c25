using Knetc.Net;

namespace Knetc.Tracing;

/// <summary>Who sends a packet, as people say it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Address">The address, for <see cref="PacketSourceKind.Address"/>.</param>
/// <param name="Namespace">The namespace of a pod, else empty.</param>
/// <param name="Name">The name of a pod or node, else empty.</param>
public sealed record PacketSource(PacketSourceKind Kind, IpAddress Address, string Namespace, string Name)
{
    /// <summary>
    /// Reads an address, <c>external</c>, <c>Pod namespace/name</c> or <c>Node name</c>; a slash may stand for the blank. Null when
    /// it is none of them.
    /// </summary>
    public static PacketSource? Parse(string text)
    {
        if (text.Equals("external", StringComparison.OrdinalIgnoreCase)) return new(PacketSourceKind.External, default, "", "");
        if (IpAddress.TryParse(text.Trim('[', ']'), ParsingGrade.Sloppy, out var address)) return new(PacketSourceKind.Address, address, "", "");
        string[] parts = text.Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        return (parts.FirstOrDefault()?.ToLowerInvariant(), parts.Length) switch
        {
            ("pod", 3) => new(PacketSourceKind.Pod, default, parts[1], parts[2]),
            ("pod", 2) => new(PacketSourceKind.Pod, default, "default", parts[1]),
            ("node", 2) => new(PacketSourceKind.Node, default, "", parts[1]),
            _ => null,
        };
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => Kind switch
    {
        PacketSourceKind.Address => Address.ToString(),
        PacketSourceKind.External => "external",
        PacketSourceKind.Pod => $"Pod {Namespace}/{Name}",
        _ => $"Node {Name}",
    };
}
