using System.Buffers;
using Knetc.Iptables;
using Knetc.Ipvs;
using Knetc.Net;

namespace Knetc.Tests.Ipvs;

/// <summary>The texts of one node and family in ipvs mode, as lists of lines.</summary>
internal sealed class IpvsTexts
{
    public IpvsTexts(ClusterBuilder cluster, IpFamily family = IpFamily.IPv4)
    {
        var plan = cluster.PlanNode();
        RuleSet = new IpvsBackend(plan.Cluster).Generate(plan, family);
        Sets = Lines((text, origins) => IpSetWriter.Write(RuleSet.Sets, text, origins));
        Servers = Lines((text, origins) => VirtualServerWriter.Write(RuleSet.VirtualServers, text, origins));
        Addresses = Lines((text, origins) => AddressWriter.Write(RuleSet.Addresses, text, origins));
        Rules = Lines((text, _) => RestoreWriter.Write(RuleSet.Iptables, text));
    }

    public IpvsRuleSet RuleSet { get; }

    public string[] Sets { get; }

    public string[] Servers { get; }

    public string[] Addresses { get; }

    public string[] Rules { get; }

    /// <summary>The entries of a set as <c>ipset restore</c> reads them.</summary>
    public string[] EntriesOf(string set) =>
        [.. Sets.Where(line => line.StartsWith($"add {set} ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2])];

    /// <summary>The rules of a chain, of both tables.</summary>
    public string[] RulesOf(string chain) => [.. Rules.Where(line => line.StartsWith($"-A {chain} ", StringComparison.Ordinal))];

    private static string[] Lines(Action<IBufferWriter<char>, Action<LineOrigin>?> write)
    {
        var buffer = new ArrayBufferWriter<char>();
        write(buffer, null);
        return buffer.WrittenSpan.ToString().TrimEnd('\n').Split('\n');
    }
}
