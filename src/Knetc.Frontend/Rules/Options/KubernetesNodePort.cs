using Knetc.Diagnostics;
using Knetc.Options;

namespace Knetc.Rules;

/// <summary>The node port of <c>default/kubernetes</c> (api-semantics §2.8, O-6).</summary>
internal sealed class KubernetesNodePort() : ClusterRule(new DiagnosticDescriptor(
    "KN2106", Severity.Error, "the API server's node port is outside the node-port range",
    "With kubernetes-service-node-port the Service default/kubernetes has a node port, which comes from the node-port range like any other. The API server does not start with one outside.",
    "choose a port of the range, or 0 for none"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var table = cluster.Options.Table;
        var ports = cluster.Options.ServiceNodePortRange;
        var statement = table.Find(ClusterOption.KubernetesServiceNodePort)!.InForce;
        if (OptionSyntax.ParseNumber(statement.Value, 1, ushort.MaxValue, out int port) is not null || ports.Contains(port)) return;
        findings.Add(
            statement,
            $"the node port {port} of default/kubernetes is outside the node-port range {ports}",
            RuleFindings.At(table.Find(ClusterOption.ServiceNodePortRange)?.InForce, "the node-port range"));
    }
}
