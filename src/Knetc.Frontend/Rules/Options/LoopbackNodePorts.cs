using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Options;

namespace Knetc.Rules;

/// <summary>Node ports on loopback alone, where the mode does not serve them (api-semantics §5, D-74).</summary>
internal sealed class LoopbackNodePorts() : ClusterRule(new DiagnosticDescriptor(
    "KN2074", Severity.Warning, "node ports on loopback addresses only, which are not served",
    "nodePortAddresses has loopback ranges alone, and node ports on loopback do not work in nftables mode, nor where localhostNodePorts is false. Node ports are then reachable nowhere.",
    "add a range of node addresses, or leave nodePortAddresses out"))
{
    private static readonly IpNetwork LoopbackIPv4 = new(IpAddress.FromIPv4(0x7F000000), 8);

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var options = cluster.Options;
        bool served = options.ProxyMode switch
        {
            ProxyMode.Nftables => false,
            ProxyMode.Iptables => options.Proxy.Iptables.LocalhostNodePorts ?? true,
            _ => true,
        };
        if (served || options.Proxy.NodePortAddresses.IsEmpty || options.Table.Find("nodeport-addresses")?.InForce is not { } statement) return;
        foreach (string text in options.Proxy.NodePortAddresses)
        {
            if (!IpNetwork.TryParse(text.AsSpan(), ParsingGrade.Sloppy, out var network) || !IsLoopback(network)) return;
        }

        string reason = options.ProxyMode == ProxyMode.Iptables ? "with localhostNodePorts false" : $"in mode {options.ProxyMode.ToString().ToLowerInvariant()}";
        findings.Add(statement, $"node ports are opened on loopback addresses only, and {reason} they are not served there");
    }

    private static bool IsLoopback(IpNetwork network) => LoopbackIPv4.Contains(network) || (network.IsSingleAddress && network.Address.IsLoopback);
}
