using System.Collections.Immutable;
using Knetc.Iptables;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Output;

/// <summary>The files of iptables mode.</summary>
internal sealed class IptablesFiles(ClusterPlan cluster) : IProxyFiles
{
    private readonly IptablesBackend _backend = new(cluster);

    public IEnumerable<Artifact> Write(NodePlan plan, SourceMap? sourceMap, Action<ImmutableArray<ProxyLogEntry>>? log)
    {
        var ipv4 = _backend.Generate(plan, IpFamily.IPv4);
        var ipv6 = _backend.Generate(plan, IpFamily.IPv6);
        log?.Invoke(IptablesLog.Create(plan, ipv4, ipv6));
        string folder = $"nodes/{plan.NodeName}/";
        yield return ProxyFiles.Write(folder + "iptables.rules", sourceMap, ipv4);
        yield return ProxyFiles.Write(folder + "ip6tables.rules", sourceMap, ipv6);
        yield return SysctlConf.Write(plan);
        yield return ApplyScript.Write(plan);
    }
}
