using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Knetc.Kernel.Tracing;

/// <summary>An interface, for sockets that send and receive whole frames.</summary>
/// <param name="index">The interface's number in its namespace.</param>
internal sealed class LinkEndPoint(int index) : EndPoint
{
    public const ushort AllProtocols = 0x0003;

    public override AddressFamily AddressFamily => AddressFamily.Packet;

    /// <summary>A sockaddr_ll.</summary>
    public override SocketAddress Serialize()
    {
        var address = new SocketAddress(AddressFamily.Packet, 20);
        Span<byte> bytes = address.Buffer.Span;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[2..], AllProtocols);
        BitConverter.TryWriteBytes(bytes[4..], index);
        return address;
    }
}
