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

    /// <summary>Stands for the servers, which end in a line feed, while the frame is filled.</summary>
    private const string Place = "\0";

    private static readonly Lazy<Template> Frame = new(() => Templates.Parse(ConfigurationName + ".scriban"));

    private readonly UserspaceBackend _backend = new(cluster);

    public IEnumerable<Artifact> Write(NodePlan plan, SourceMap? sourceMap, Action<ImmutableArray<ProxyLogEntry>>? log)
    {
        var rules = _backend.Generate(plan);
        log?.Invoke(UserspaceLog.Create(plan, rules));
        string folder = $"nodes/{plan.NodeName}/";
        yield return ProxyFiles.Write(folder + "iptables.rules", sourceMap, rules.IPv4);
        yield return ProxyFiles.Write(folder + "ip6tables.rules", sourceMap, rules.IPv6);
        yield return WriteConfiguration(folder + ConfigurationName, sourceMap, rules);
        yield return SysctlConf.Write(plan);
        yield return ApplyScript.Write(plan);
    }

    private static Artifact WriteConfiguration(string path, SourceMap? sourceMap, UserspaceRuleSet rules)
    {
        var values = new ScriptObject();
        values.SetValue("header", GeneratedHeader.Text, readOnly: true);
        values.SetValue("servers", Place, readOnly: true);
        string frame = Templates.Render(Frame.Value, values);
        int place = frame.IndexOf(Place, StringComparison.Ordinal);
        int firstLine = frame.AsSpan(0, place).Count('\n') + 1;
        return ProxyFiles.Write(path, sourceMap, (text, origins) =>
        {
            var output = (Utf8Text)text;
            output.Append(frame.AsSpan(0, place));
            StreamConfigWriter.Write(rules, firstLine, output, origins);
            output.Append(frame.AsSpan(place + Place.Length + 1));
        });
    }
}
