using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Options;

namespace Knetc.Rules;

/// <summary>Node ports among those that the kernel gives to outgoing connections (api-semantics §5, D-31).</summary>
internal sealed class EphemeralNodePorts() : ClusterRule(new DiagnosticDescriptor(
    "KN2031", Severity.Warning, "node ports among the kernel's ephemeral ports",
    "The kernel takes the source port of an outgoing connection from 32768-60999 unless net.ipv4.ip_local_port_range says otherwise. A node port in that range takes the answers of connections that happen to have it.",
    "end the node-port range at 32767, or move the ephemeral range of the hosts"))
{
    private static readonly PortRange Ephemeral = new(32768, 60999);

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var ports = cluster.Options.ServiceNodePortRange;
        if (ports.Last < Ephemeral.First || ports.First > Ephemeral.Last) return;
        findings.Add(
            cluster.Options.Table.Find(ClusterOption.ServiceNodePortRange)!.InForce,
            $"the node-port range {ports} overlaps {Ephemeral}, from which the kernel takes ports of outgoing connections");
    }
}
