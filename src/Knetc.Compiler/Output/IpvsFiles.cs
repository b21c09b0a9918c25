using System.Collections.Immutable;
using Knetc.Ipvs;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Output;

/// <summary>The files of ipvs mode. Sets, virtual servers and addresses of both families share a file each.</summary>
internal sealed class IpvsFiles(ClusterPlan cluster) : IProxyFiles
{
    private readonly IpvsBackend _backend = new(cluster);

    public IEnumerable<Artifact> Write(NodePlan plan, SourceMap? sourceMap, Action<ImmutableArray<ProxyLogEntry>>? log)
    {
        var ipv4 = _backend.Generate(plan, IpFamily.IPv4);
        var ipv6 = _backend.Generate(plan, IpFamily.IPv6);
        log?.Invoke(IpvsLog.Create(plan));
        string folder = $"nodes/{plan.NodeName}/";
        yield return ProxyFiles.Write(
            folder + "ipset.rules", sourceMap, (text, origins) => IpSetWriter.Write(ipv4.Sets.Concat(ipv6.Sets), text, origins));
        yield return ProxyFiles.Write(
            folder + "ipvs.rules",
            sourceMap,
            (text, origins) => VirtualServerWriter.Write(ipv4.VirtualServers.Concat(ipv6.VirtualServers), text, origins));
        yield return ProxyFiles.Write(
            folder + "ipvs.batch", sourceMap, (text, origins) => AddressWriter.Write(ipv4.Addresses.Concat(ipv6.Addresses), text, origins));
        yield return ProxyFiles.Write(folder + "iptables.rules", sourceMap, ipv4.Iptables);
        yield return ProxyFiles.Write(folder + "ip6tables.rules", sourceMap, ipv6.Iptables);
        yield return SysctlConf.Write(plan);
        yield return ApplyScript.Write(plan);
    }
}
