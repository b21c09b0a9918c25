using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>A node whose own address could be given to a Service.</summary>
internal sealed class NodeInServiceRange() : ClusterRule(new DiagnosticDescriptor(
    "KN2002", Severity.Error, "a node address lies in the service range",
    "The API server gives addresses of the service range to Services without looking at nodes. Once a Service has the node's address, traffic to the node is taken for traffic to the Service.",
    "choose a service range that contains no node, or correct the address of the node"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var host in cluster.Addresses.Hosts)
        {
            if (!cluster.Ranges.ServiceIndex.TryFind(host.Address, out _, out var range)) continue;
            findings.Add(host.Node.Manifest, host.Path, $"{host.Address} lies in {range.Name} {range.Network}", range.Related);
        }
    }
}
