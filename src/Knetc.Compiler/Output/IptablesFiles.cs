using System.Collections.Immutable;
using Knetc.Incremental;
using Knetc.Iptables;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Output;

/// <summary>The files of iptables mode.</summary>
/// <param name="cluster">The plan of all nodes.</param>
/// <param name="memory">What earlier runs wrote, or null.</param>
internal sealed class IptablesFiles(ClusterPlan cluster, EmissionMemory? memory = null) : IProxyFiles
{
    internal const string IPv4Name = "iptables.rules";
    internal const string IPv6Name = "ip6tables.rules";

    /// <summary>The files that every node has, in the order of output.</summary>
    public static readonly ImmutableArray<string> Names = [IPv4Name, IPv6Name];

    private IptablesBackend? _backend = memory is null ? new IptablesBackend(cluster) : null;

    public INodeRules Generate(NodePlan plan) =>
        memory is null ? GenerateAll(plan) : new RememberedRules(plan, memory, () => GenerateAll(plan).Log());

    private Rules GenerateAll(NodePlan plan)
    {
        _backend ??= new IptablesBackend(cluster);
        return new Rules(plan, _backend.Generate(plan, IpFamily.IPv4), _backend.Generate(plan, IpFamily.IPv6));
    }

    private sealed record Rules(NodePlan Plan, IptablesRuleSet IPv4, IptablesRuleSet IPv6) : INodeRules
    {
        public IEnumerable<RuleFile> Write(RuleFileWriter files)
        {
            yield return files.Write(IPv4Name, IPv4);
            yield return files.Write(IPv6Name, IPv6);
        }

        public ImmutableArray<ProxyLogEntry> Log() => IptablesLog.Create(Plan, IPv4, IPv6);
    }
}
