using System.Collections.Immutable;
using Knetc.Planning;
using Knetc.Userspace;
using Scriban;
using Scriban.Runtime;

namespace Knetc.Output;

/// <summary>The files of userspace mode: the configuration of a proxy, and the rules that lead to it.</summary>
internal sealed class UserspaceFiles(ClusterPlan cluster) : IProxyFiles
{
    public const string ConfigurationName = "nginx-stream.conf";

    /// <summary>The files that every node has, in the order of output.</summary>
    public static readonly ImmutableArray<string> Names = [IptablesFiles.IPv4Name, IptablesFiles.IPv6Name, ConfigurationName];

    /// <summary>Stands for the servers, which end in a line feed, while the frame is filled.</summary>
    private const string Place = "\0";

    private static readonly Lazy<Template> Frame = new(() => Templates.Parse(ConfigurationName + ".scriban"));

    private readonly UserspaceBackend _backend = new(cluster);

    public INodeRules Generate(NodePlan plan) => new Rules(plan, _backend.Generate(plan));

    private static RuleFile WriteConfiguration(SourceMap? sourceMap, UserspaceRuleSet rules)
    {
        var values = new ScriptObject();
        values.SetValue("header", GeneratedHeader.Text, readOnly: true);
        values.SetValue("servers", Place, readOnly: true);
        string frame = Templates.Render(Frame.Value, values);
        int place = frame.IndexOf(Place, StringComparison.Ordinal);
        int firstLine = frame.AsSpan(0, place).Count('\n') + 1;
        return ProxyFiles.Write(ConfigurationName, sourceMap, (text, origins) =>
        {
            var output = (Utf8Text)text;
            output.Append(frame.AsSpan(0, place));
            StreamConfigWriter.Write(rules, firstLine, output, origins);
            output.Append(frame.AsSpan(place + Place.Length + 1));
        });
    }
    private sealed record Rules(NodePlan Plan, UserspaceRuleSet RuleSet) : INodeRules
    {
        public IEnumerable<RuleFile> Write(SourceMap? sourceMap)
        {
            yield return ProxyFiles.Write(IptablesFiles.IPv4Name, sourceMap, RuleSet.IPv4);
            yield return ProxyFiles.Write(IptablesFiles.IPv6Name, sourceMap, RuleSet.IPv6);
            yield return WriteConfiguration(sourceMap, RuleSet);
        }

        public ImmutableArray<ProxyLogEntry> Log() => UserspaceLog.Create(Plan, RuleSet);
    }
}
