using System.Buffers.Binary;
using System.Net;

namespace Knetc.Kernel.Tracing;

/// <summary>Finds probes in what sockets receive.</summary>
internal static class ProbeReader
{
    private const byte Icmp = 1;
    private const byte IcmpForIPv6 = 58;

    /// <summary>The probe in an IP packet, or in the error message that it is; null for anything else.</summary>
    public static Observation? Read(ReadOnlySpan<byte> packet, ObservationKind kind)
    {
        if (!ReadHeader(packet, out byte protocol, out var source, out var destination, out int start)) return null;
        var payload = packet[start..];
        return protocol switch
        {
            Icmp => ReadError(payload, type: 3, code: 3),
            IcmpForIPv6 => ReadError(payload, type: 1, code: 4),
            _ => ReadPayload(payload, protocol, kind, source, destination),
        };
    }

    /// <summary>The probe in an error message, which holds the start of the packet it is about.</summary>
    public static Observation? ReadError(ReadOnlySpan<byte> message, byte type, byte code)
    {
        if (message.Length < 8 || message[0] != type) return null;
        var inner = message[8..];
        if (!ReadHeader(inner, out byte protocol, out var source, out var destination, out int start)) return null;
        var found = ReadPayload(inner[start..], protocol, ObservationKind.Refused, source, destination);
        return found is null || message[1] == code ? found : throw new InvalidOperationException($"The kernel answers {found} with code {message[1]}.");
    }

    public static Observation? ReadPayload(ReadOnlySpan<byte> payload, byte protocol, ObservationKind kind, IPAddress source, IPAddress destination)
    {
        int offset = protocol switch
        {
            ProbeBytes.Tcp => 4,
            ProbeBytes.Udp => 8,
            ProbeBytes.Sctp => 16,
            _ => int.MaxValue - 4,
        };
        if (payload.Length < offset + 4) return null;

        // Answers of the node are no probes; error messages end before the flags.
        if (protocol == ProbeBytes.Tcp && payload.Length > 13 && payload[13] != 2) return null;
        if (protocol == ProbeBytes.Sctp && payload[12] != 1) return null;
        return new Observation(
            BinaryPrimitives.ReadUInt32BigEndian(payload[offset..]), kind, source, destination, BinaryPrimitives.ReadUInt16BigEndian(payload[2..]));
    }

    private static bool ReadHeader(ReadOnlySpan<byte> packet, out byte protocol, out IPAddress source, out IPAddress destination, out int start)
    {
        (protocol, source, destination, start) = (0, IPAddress.None, IPAddress.None, 0);
        if (packet.Length < 20) return false;
        if (packet[0] >> 4 == 4)
        {
            start = (packet[0] & 0xf) * 4;
            (protocol, source, destination) = (packet[9], new IPAddress(packet.Slice(12, 4)), new IPAddress(packet.Slice(16, 4)));
            return packet.Length >= start;
        }

        if (packet[0] >> 4 != 6 || packet.Length < 40) return false;
        start = 40;
        (protocol, source, destination) = (packet[6], new IPAddress(packet.Slice(8, 16)), new IPAddress(packet.Slice(24, 16)));
        return true;
    }
}
