using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Knetc.Kernel.Peer;

/// <summary>Answers on one port, in both families and protocols, with its name and the client's address.</summary>
internal static class Server
{
    public static async Task StartAsync(Place place, string name, int port)
    {
        var listener = await place.InsideAsync(() => new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = true });
        listener.Bind(new IPEndPoint(IPAddress.IPv6Any, port));
        listener.Listen(256);
        _ = ServeTcpAsync(name, listener);

        var socket = await place.InsideAsync(() => new Socket(AddressFamily.InterNetworkV6, SocketType.Dgram, ProtocolType.Udp) { DualMode = true });
        socket.Bind(new IPEndPoint(IPAddress.IPv6Any, port));
        _ = ServeUdpAsync(name, socket);
    }

    private static async Task ServeTcpAsync(string name, Socket listener)
    {
        while (true)
        {
            using var connection = await listener.AcceptAsync();
            try
            {
                await connection.SendAsync(Answer(name, connection.RemoteEndPoint!));
                connection.Shutdown(SocketShutdown.Send);
            }
            catch (SocketException)
            {
                // The client went away; the next one counts.
            }
        }
    }

    private static async Task ServeUdpAsync(string name, Socket socket)
    {
        var buffer = new byte[64];
        while (true)
        {
            try
            {
                var received = await socket.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.IPv6Any, 0));
                await socket.SendToAsync(Answer(name, received.RemoteEndPoint), received.RemoteEndPoint);
            }
            catch (SocketException)
            {
                // An earlier answer did not arrive; the next question counts.
            }
        }
    }

    private static byte[] Answer(string name, EndPoint client)
    {
        var address = ((IPEndPoint)client).Address;
        return Encoding.ASCII.GetBytes($"{name} {(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)}");
    }
}
