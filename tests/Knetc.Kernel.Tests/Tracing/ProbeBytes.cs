using System.Buffers.Binary;
using System.Net;
using System.Numerics;
using Knetc.Net;

namespace Knetc.Kernel.Tracing;

/// <summary>Writes probes as IP packets: TCP and SCTP packets that open a connection, and UDP packets with four bytes.</summary>
internal static class ProbeBytes
{
    public const byte Tcp = 6;
    public const byte Udp = 17;
    public const byte Sctp = 132;

    public static byte[] Write(Probe probe)
    {
        var packet = probe.Packet;
        byte protocol = packet.Protocol switch
        {
            "tcp" => Tcp,
            "udp" => Udp,
            _ => Sctp,
        };
        byte[] payload = new byte[protocol switch { Tcp => 20, Udp => 12, _ => 32 }];
        BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)packet.SourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(payload.AsSpan(2), (ushort)packet.DestinationPort);
        byte[] source = Bytes(packet.Source), destination = Bytes(packet.Destination);
        switch (protocol)
        {
            case Tcp:
                BinaryPrimitives.WriteUInt32BigEndian(payload.AsSpan(4), probe.Number);
                payload[12] = 5 << 4;
                payload[13] = 2; // SYN
                BinaryPrimitives.WriteUInt16BigEndian(payload.AsSpan(14), 0xffff);
                WriteChecksum(payload, 16, protocol, source, destination);
                break;
            case Udp:
                BinaryPrimitives.WriteUInt16BigEndian(payload.AsSpan(4), (ushort)payload.Length);
                BinaryPrimitives.WriteUInt32BigEndian(payload.AsSpan(8), probe.Number);
                WriteChecksum(payload, 6, protocol, source, destination);
                break;
            default:
                payload[12] = 1; // INIT
                payload[15] = 20;
                BinaryPrimitives.WriteUInt32BigEndian(payload.AsSpan(16), probe.Number);
                BinaryPrimitives.WriteUInt32BigEndian(payload.AsSpan(20), 0xffff);
                BinaryPrimitives.WriteUInt16BigEndian(payload.AsSpan(24), 1);
                BinaryPrimitives.WriteUInt16BigEndian(payload.AsSpan(26), 1);
                BinaryPrimitives.WriteUInt32LittleEndian(payload.AsSpan(8), Crc32C(payload));
                break;
        }

        return [.. Header(packet.Family, protocol, payload.Length, source, destination), .. payload];
    }

    public static byte[] Bytes(IpAddress address) => IPAddress.Parse(address.ToString()).GetAddressBytes();

    private static byte[] Header(IpFamily family, byte protocol, int length, byte[] source, byte[] destination)
    {
        if (family == IpFamily.IPv6)
        {
            byte[] header = new byte[40];
            header[0] = 6 << 4;
            BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(4), (ushort)length);
            header[6] = protocol;
            header[7] = 64;
            source.CopyTo(header, 8);
            destination.CopyTo(header, 24);
            return header;
        }

        byte[] ipv4 = new byte[20];
        ipv4[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(ipv4.AsSpan(2), (ushort)(20 + length));
        ipv4[8] = 64;
        ipv4[9] = protocol;
        source.CopyTo(ipv4, 12);
        destination.CopyTo(ipv4, 16);
        BinaryPrimitives.WriteUInt16BigEndian(ipv4.AsSpan(10), Fold(Sum(ipv4)));
        return ipv4;
    }

    private static void WriteChecksum(byte[] payload, int offset, byte protocol, byte[] source, byte[] destination)
    {
        ushort checksum = Fold(Sum(source) + Sum(destination) + protocol + (uint)payload.Length + Sum(payload));
        BinaryPrimitives.WriteUInt16BigEndian(payload.AsSpan(offset), checksum);
    }

    private static uint Sum(byte[] bytes)
    {
        uint sum = 0;
        for (int i = 0; i < bytes.Length; i += 2) sum += BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(i));
        return sum;
    }

    private static ushort Fold(uint sum)
    {
        while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16);
        return (ushort)~sum;
    }

    private static uint Crc32C(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes) crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }
}
