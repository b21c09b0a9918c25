using System.Buffers;
using Knetc.Iptables;

namespace Knetc.PodNetwork;

/// <summary>Writes <c>fdb.batch</c>, input of <c>bridge -batch</c>: where the other nodes of an overlay are.</summary>
internal static class ForwardingWriter
{
    public static void Write(Overlay overlay, IBufferWriter<char> output, Action<LineOrigin>? lineOrigins)
    {
        var text = new PodNetworkText(output, lineOrigins);
        foreach (var peer in overlay.Peers) text.Line($"fdb replace {peer.Mac} dev {overlay.Device} dst {peer.Address.Address} self permanent", peer.Address.Origin);
        text.End();
    }
}
