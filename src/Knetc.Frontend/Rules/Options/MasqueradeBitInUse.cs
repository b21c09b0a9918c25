using Knetc.Diagnostics;
using Knetc.Options;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A masquerade bit that another program of the node marks packets with (api-semantics §5, D-76).</summary>
internal sealed class MasqueradeBitInUse() : ClusterRule(new DiagnosticDescriptor(
    "KN2076", Severity.Warning, "a masquerade bit that another program uses",
    "Packets carry one mark, and every program on the node sees the bits of all others. The CNI plugin portmap marks packets to host ports with 0x2000; up to Kubernetes 1.26 the kubelet marks packets to be dropped with 0x8000.",
    "choose another bit; the default is 14"))
{
    private const int PortmapBit = 13;
    private const int KubeletDropBit = 15;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var options = cluster.Options;
        bool nftables = options.ProxyMode == ProxyMode.Nftables;
        int bit = (nftables ? options.Proxy.Nftables.MasqueradeBit : options.Proxy.Iptables.MasqueradeBit) ?? 14;
        string? owner = bit switch
        {
            PortmapBit => "the CNI plugin portmap, which uses the mark 0x2000 for host ports",
            KubeletDropBit when !options.KubeVersion.IsAtLeast(27) => "the kubelet, which drops packets with the mark 0x8000",
            _ => null,
        };
        if (owner is null) return;
        string message = $"the masquerade bit {bit} is that of {owner}";
        if (nftables) findings.Add(options.Proxy.Manifest, FieldPath.Of("nftables.masqueradeBit"), message);
        else if (options.Table.Find("iptables-masquerade-bit")?.InForce is { } statement) findings.Add(statement, message);
    }
}
