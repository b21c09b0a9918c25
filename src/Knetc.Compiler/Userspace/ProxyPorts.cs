using Knetc.Net;
using Knetc.Options;
using Knetc.Planning;

namespace Knetc.Userspace;

/// <summary>
/// The port of the node's proxy for every service port of a family. The reference takes free ports as they come; here they follow
/// from the order of service ports, passing over those that are taken as node ports.
/// </summary>
internal sealed class ProxyPorts
{
    private static readonly PortRange DefaultRange = new(40000, ushort.MaxValue);

    private readonly int[] _ports;

    private ProxyPorts(int[] ports, PlannedServicePort? firstWithout)
    {
        _ports = ports;
        FirstWithout = firstWithout;
    }

    /// <summary>The first service port that found the range used up; null when all have a port.</summary>
    public PlannedServicePort? FirstWithout { get; }

    /// <summary>The proxy's port, or 0 for a service port that it does not serve.</summary>
    public int this[PlannedServicePort port] => _ports[port.Index];

    public static ProxyPorts Assign(ClusterPlan cluster, IpFamily family)
    {
        var range = Range(cluster);
        var taken = NodePorts(cluster);
        var services = cluster.Family(family).Ports;
        int[] ports = new int[services.Length];
        PlannedServicePort? firstWithout = null;
        int next = range.First;
        foreach (var port in services)
        {
            if (!IsServed(port)) continue;
            while (taken.Contains(next)) next++;
            if (next <= range.Last) ports[port.Index] = next++;
            else firstWithout ??= port;
        }

        return new ProxyPorts(ports, firstWithout);
    }

    /// <summary>The proxy knows no SCTP.</summary>
    public static bool IsServed(PlannedServicePort port) => port.Protocol is "tcp" or "udp";

    /// <summary>The range in force: the configuration's, where it has one.</summary>
    public static PortRange Range(ClusterPlan cluster) =>
        OptionSyntax.ParsePortRange(cluster.Options.Proxy.PortRange, out var range) is null && range.First > 0 ? range : DefaultRange;

    private static HashSet<int> NodePorts(ClusterPlan cluster)
    {
        var taken = new HashSet<int>();
        foreach (var service in cluster.Cluster.Services)
        {
            taken.Add(service.Spec.HealthCheckNodePort);
            foreach (var port in service.Spec.Ports) taken.Add(port.NodePort);
        }

        return taken;
    }
}
