using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Options;

namespace Knetc.Rules;

/// <summary>Node ports among those that the cluster itself listens on (api-semantics §5, D-32).</summary>
internal sealed class ReservedNodePorts() : ClusterRule(new DiagnosticDescriptor(
    "KN2032", Severity.Warning, "node ports among those of the cluster's own programs",
    "A node port takes the traffic to that port on every node, before a program there sees it. With the port of the API server, of etcd or of the kubelet, a Service can cut the cluster off from itself; ports below 1024 are those of the hosts' own services.",
    "choose a node-port range without these ports, such as 30000-32767"))
{
    private static readonly ImmutableArray<(PortRange Ports, string Owner)> Reserved =
    [
        (new PortRange(1, 1023), "the hosts' own services"),
        (new PortRange(2379, 2380), "etcd"),
        (new PortRange(10248, 10250), "the kubelet and kube-proxy's metrics"),
        (new PortRange(10255, 10259), "the kubelet, kube-proxy's health check, the controller manager and the scheduler"),
    ];

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var table = cluster.Options.Table;
        var ports = cluster.Options.ServiceNodePortRange;
        var statement = table.Find(ClusterOption.ServiceNodePortRange)!.InForce;
        foreach (var (reserved, owner) in Reserved)
        {
            if (ports.First > reserved.Last || ports.Last < reserved.First) continue;
            findings.Add(statement, $"the node-port range {ports} includes {reserved}, ports of {owner}");
        }

        var secure = table.Find(ClusterOption.SecurePort)!.InForce;
        if (OptionSyntax.ParseNumber(secure.Value, 1, ushort.MaxValue, out int port) is not null || !ports.Contains(port)) return;
        findings.Add(statement, $"the node-port range {ports} includes {port}, the port of the API server", RuleFindings.At(secure, "the API server's port"));
    }
}
