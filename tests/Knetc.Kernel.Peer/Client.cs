using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Knetc.Kernel.Peer;

/// <summary>Makes one connection and says in a line what came of it.</summary>
internal static class Client
{
    private static readonly TimeSpan BetweenDatagrams = TimeSpan.FromMilliseconds(400);

    /// <summary>"answered SERVER CLIENTADDRESS", "refused", "timeout" or the name of another error; then the milliseconds.</summary>
    public static async Task<string> AskAsync(Place place, Request request)
    {
        var watch = Stopwatch.StartNew();
        string outcome;
        try
        {
            using var limit = new CancellationTokenSource(request.Limit);
            outcome = "answered " + await ExchangeAsync(place, request, limit.Token);
        }
        catch (OperationCanceledException)
        {
            outcome = "timeout";
        }
        catch (SocketException problem)
        {
            outcome = problem.SocketErrorCode == SocketError.ConnectionRefused ? "refused" : problem.SocketErrorCode.ToString();
        }

        return string.Create(CultureInfo.InvariantCulture, $"{outcome} {watch.ElapsedMilliseconds}");
    }

    private static async Task<string> ExchangeAsync(Place place, Request request, CancellationToken limit)
    {
        using var socket = await place.InsideAsync(() => request.IsTcp
            ? new Socket(request.Target.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
            : new Socket(request.Target.AddressFamily, SocketType.Dgram, ProtocolType.Udp));
        socket.Bind(request.Source.Port > 0 ? request.Source : new IPEndPoint(request.Source.Address, place.NextPort()));
        await socket.ConnectAsync(request.Target, limit);
        var buffer = new byte[256];
        if (!request.IsTcp) return await ExchangeDatagramsAsync(socket, buffer, limit);

        var length = 0;
        while (await socket.ReceiveAsync(buffer.AsMemory(length), limit) is > 0 and var count) length += count;
        return Encoding.ASCII.GetString(buffer, 0, length);
    }

    /// <summary>A busy machine loses datagrams without a rule's doing, so they are repeated, as TCP does by itself.</summary>
    private static async Task<string> ExchangeDatagramsAsync(Socket socket, byte[] buffer, CancellationToken limit)
    {
        while (true)
        {
            await socket.SendAsync(new byte[1], limit);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(limit);
            patience.CancelAfter(BetweenDatagrams);
            try
            {
                return Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer, patience.Token));
            }
            catch (OperationCanceledException) when (!limit.IsCancellationRequested)
            {
                // The next datagram has the same ports, so it belongs to the same connection.
            }
        }
    }
}
