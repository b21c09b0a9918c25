using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Ipvs;

/// <summary>
/// Translates plans into what ipvs mode programs. One instance serves all nodes of a cluster and keeps what they share; it
/// may be used from several threads.
/// </summary>
public sealed class IpvsBackend
{
    private readonly string _scheduler;
    private readonly PortServers[] _ipv4;
    private readonly PortServers[] _ipv6;

    public IpvsBackend(ClusterPlan cluster)
    {
        _scheduler = SchedulerName.InForce(cluster.Options.Proxy);
        _ipv4 = CreateServers(cluster.IPv4);
        _ipv6 = CreateServers(cluster.IPv6);
    }

    /// <summary>What one node of this instance's cluster has in one family, as a full sync leaves it.</summary>
    public IpvsRuleSet Generate(NodePlan plan, IpFamily family)
    {
        var translation = new ServiceTranslation(plan, family, _scheduler);
        var servers = family == IpFamily.IPv4 ? _ipv4 : _ipv6;
        foreach (var port in plan.Family(family).Ports) translation.Add(port, servers[port.Port.Index]);

        var sets = translation.CreateSets();
        var rules = new IpvsRules(plan, family, sets, translation.RefusedVips).Create();
        return new IpvsRuleSet(family, sets, translation.Addresses, translation.VirtualServers, rules);
    }

    private static PortServers[] CreateServers(FamilyServices services)
    {
        var servers = new PortServers[services.Ports.Length];
        PortWork.ForEach<object?>(services, static () => null, (port, _) => servers[port.Index] = new PortServers(port));
        return servers;
    }
}
