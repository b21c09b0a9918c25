using System.Collections.Immutable;
using Knetc.Ipvs;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Output;

/// <summary>The files of ipvs mode. Sets, virtual servers and addresses of both families share a file each.</summary>
internal sealed class IpvsFiles(ClusterPlan cluster) : IProxyFiles
{
    private const string SetsName = "ipset.rules";
    public const string ServersName = "ipvs.rules";
    private const string AddressesName = "ipvs.batch";

    /// <summary>The files that every node has, in the order of output.</summary>
    public static readonly ImmutableArray<string> Names = [SetsName, ServersName, AddressesName, IptablesFiles.IPv4Name, IptablesFiles.IPv6Name];

    private readonly IpvsBackend _backend = new(cluster);

    public INodeRules Generate(NodePlan plan) =>
        new Rules(plan, _backend.Generate(plan, IpFamily.IPv4), _backend.Generate(plan, IpFamily.IPv6));

    private sealed record Rules(NodePlan Plan, IpvsRuleSet IPv4, IpvsRuleSet IPv6) : INodeRules
    {
        public IEnumerable<RuleFile> Write(RuleFileWriter files)
        {
            yield return files.Write(SetsName, (text, origins) => IpSetWriter.Write(IPv4.Sets.Concat(IPv6.Sets), text, origins));
            yield return files.Write(
                ServersName, (text, origins) => VirtualServerWriter.Write(IPv4.VirtualServers.Concat(IPv6.VirtualServers), text, origins));
            yield return files.Write(
                AddressesName, (text, origins) => AddressWriter.Write(IPv4.Addresses.Concat(IPv6.Addresses), text, origins));
            yield return files.Write(IptablesFiles.IPv4Name, IPv4.Iptables);
            yield return files.Write(IptablesFiles.IPv6Name, IPv6.Iptables);
        }

        public ImmutableArray<ProxyLogEntry> Log() => IpvsLog.Create(Plan);
    }
}
