using System.Collections.Immutable;
using Knetc.Iptables;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Userspace;

/// <summary>
/// Translates plans into the rules of userspace mode and into what a proxy on the node has to do. One instance serves all nodes of
/// a cluster; it may be used from several threads.
/// </summary>
public sealed class UserspaceBackend
{
    private readonly ProxyPorts _ipv4;
    private readonly ProxyPorts _ipv6;

    public UserspaceBackend(ClusterPlan cluster)
    {
        _ipv4 = ProxyPorts.Assign(cluster, IpFamily.IPv4);
        _ipv6 = ProxyPorts.Assign(cluster, IpFamily.IPv6);
    }

    /// <summary>What one node of this instance's cluster has. The mode knows one family, that of the node's primary address.</summary>
    public UserspaceRuleSet Generate(NodePlan plan)
    {
        var listen = ListenAddress.Of(plan);
        var ports = listen.Family == IpFamily.IPv4 ? _ipv4 : _ipv6;
        if (ports.FirstWithout is { } without) throw new ArgumentException($"No proxy port is left for {without}.", nameof(plan));

        var rules = new UserspaceRules(listen);
        var servers = ImmutableArray.CreateBuilder<StreamServer>();
        foreach (var port in plan.Cluster.Family(listen.Family).Ports)
        {
            int proxyPort = ports[port];
            if (proxyPort == 0) continue;
            rules.Add(port, proxyPort);
            servers.Add(new StreamServer(port, proxyPort, port.Endpoints.Ready));
        }

        var primary = new IptablesRuleSet(listen.Family, rules.ToTables());
        return listen.Family == IpFamily.IPv4
            ? new UserspaceRuleSet(listen.Address, servers.DrainToImmutable(), primary, new IptablesRuleSet(IpFamily.IPv6, []))
            : new UserspaceRuleSet(listen.Address, servers.DrainToImmutable(), new IptablesRuleSet(IpFamily.IPv4, []), primary);
    }
}
