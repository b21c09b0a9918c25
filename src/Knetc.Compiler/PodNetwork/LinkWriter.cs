using System.Buffers;
using System.Text;
using Knetc.Iptables;
using Knetc.Net;

namespace Knetc.PodNetwork;

/// <summary>
/// Writes <c>pod-network.conf</c>: the kernel settings, interfaces and addresses that <c>apply.sh pod-network</c> makes, one on
/// each line.
/// </summary>
internal static class LinkWriter
{
    public static void Write(NodePodNetwork network, IBufferWriter<char> output, Action<LineOrigin>? lineOrigins)
    {
        var text = new PodNetworkText(output, lineOrigins);
        foreach (var subnet in network.Node.Subnets)
        {
            text.Line(subnet.Family == IpFamily.IPv4 ? "sysctl net.ipv4.ip_forward 1" : "sysctl net.ipv6.conf.all.forwarding 1");

            // What pods of one node send each other by way of a Service has to pass the rules on its way back as well.
            text.Line($"sysctl net.bridge.bridge-nf-call-ip{(subnet.Family == IpFamily.IPv4 ? "" : "6")}tables 1");
        }

        text.Line($"bridge {network.Plan.Bridge} mac {network.Mac} mtu {network.Mtu}");
        foreach (var subnet in network.Node.Subnets) text.Line($"address {subnet.Gateway}/{subnet.Network.PrefixLength}", subnet.Origin);
        if (network.Overlay is { } overlay)
        {
            text.Line($"vxlan {overlay.Device} id {overlay.Vni} dstport {overlay.Port} local {overlay.Local.Text} mac {overlay.Mac} mtu {overlay.Mtu}", network.Plan.Options.Origin);
        }

        foreach (var pod in network.Pods) text.Line(PodLine(network.Node, pod), pod.Origin);
        text.End();
    }

    private static string PodLine(PodNode node, PodLink pod)
    {
        var line = new StringBuilder($"pod {pod.Interface} {pod.NetworkNamespace} mac {pod.Mac}");
        foreach (var address in pod.Addresses) line.Append(' ').Append(address).Append('/').Append(node.SubnetOf(address.Family)!.Network.PrefixLength);
        return line.ToString();
    }
}
