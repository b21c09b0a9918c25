using System.Collections.Immutable;
using Knetc.Planning;
using Knetc.Userspace;

namespace Knetc.Output;

/// <summary>The files of userspace mode: the configuration of a proxy, and the rules that lead to it.</summary>
internal sealed class UserspaceFiles(ClusterPlan cluster) : IProxyFiles
{
    public const string ConfigurationName = "nginx-stream.conf";

    /// <summary>The files that every node has, in the order of output.</summary>
    public static readonly ImmutableArray<string> Names = [IptablesFiles.IPv4Name, IptablesFiles.IPv6Name, ConfigurationName];

    private readonly UserspaceBackend _backend = new(cluster);

    public INodeRules Generate(NodePlan plan) => new Rules(plan, _backend.Generate(plan));

    private sealed record Rules(NodePlan Plan, UserspaceRuleSet RuleSet) : INodeRules
    {
        public IEnumerable<RuleFile> Write(RuleFileWriter files)
        {
            yield return files.Write(IptablesFiles.IPv4Name, RuleSet.IPv4);
            yield return files.Write(IptablesFiles.IPv6Name, RuleSet.IPv6);
            yield return files.Write(ConfigurationName, (text, origins) => StreamConfigWriter.Write(RuleSet, text, origins));
        }

        public ImmutableArray<ProxyLogEntry> Log() => UserspaceLog.Create(Plan, RuleSet);
    }
}
