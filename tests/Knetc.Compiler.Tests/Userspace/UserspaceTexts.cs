using System.Buffers;
using Knetc.Iptables;
using Knetc.Planning;
using Knetc.Userspace;

namespace Knetc.Tests.Userspace;

/// <summary>What the first node of a cluster gets in userspace mode.</summary>
internal sealed class UserspaceTexts
{
    public UserspaceTexts(ClusterBuilder cluster)
    {
        cluster.Mode = Options.ProxyMode.Userspace;
        Plan = cluster.PlanNode();
        RuleSet = new UserspaceBackend(Plan.Cluster).Generate(Plan);
        IPv4 = Lines(text => RestoreWriter.Write(RuleSet.IPv4, text));
        IPv6 = Lines(text => RestoreWriter.Write(RuleSet.IPv6, text));
        var buffer = new ArrayBufferWriter<char>();
        StreamConfigWriter.Write(RuleSet, buffer, Origins.Add);
        Servers = buffer.WrittenSpan.ToString();
    }

    public NodePlan Plan { get; }

    public UserspaceRuleSet RuleSet { get; }

    public string[] IPv4 { get; }

    public string[] IPv6 { get; }

    /// <summary>The servers of nginx.</summary>
    public string Servers { get; }

    public List<LineOrigin> Origins { get; } = [];

    /// <summary>The proxy ports by service port.</summary>
    public string[] Ports => [.. RuleSet.Servers.Select(server => $"{server.Port.NameText}/{server.Port.Name.Protocol} {server.ProxyPort}")];

    private static string[] Lines(Action<IBufferWriter<char>> write)
    {
        var buffer = new ArrayBufferWriter<char>();
        write(buffer);
        return buffer.WrittenSpan.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
