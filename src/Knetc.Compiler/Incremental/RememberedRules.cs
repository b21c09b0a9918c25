using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Output;
using Knetc.Planning;

namespace Knetc.Incremental;

/// <summary>The rules of a node in iptables mode, put together from those of earlier runs.</summary>
/// <param name="plan">The node.</param>
/// <param name="memory">The earlier runs.</param>
/// <param name="log">Gives what kube-proxy would log, which takes all rules at once.</param>
internal sealed class RememberedRules(NodePlan plan, EmissionMemory memory, Func<ImmutableArray<ProxyLogEntry>> log) : INodeRules
{
    public IEnumerable<RuleFile> Write(RuleFileWriter files)
    {
        yield return Write(IptablesFiles.IPv4Name, files, IpFamily.IPv4);
        yield return Write(IptablesFiles.IPv6Name, files, IpFamily.IPv6);
    }

    public ImmutableArray<ProxyLogEntry> Log() => log();

    private RuleFile Write(string name, RuleFileWriter files, IpFamily family)
    {
        var rules = memory.RulesOf(plan.NodeName).Of(family);
        var lines = rules.Render(plan, plan.Family(family));
        memory.RenderedPorts += rules.RenderedCount;
        return files.Write(name, lines);
    }
}
