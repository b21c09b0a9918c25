using System.Globalization;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Nodes that drop the traffic of a Service because it may only go to endpoints of the same node.</summary>
internal sealed class LocalPolicyGaps() : ClusterRule(new DiagnosticDescriptor(
    "KN3067", Severity.Warning, "nodes that drop traffic under a Local policy",
    "With policy Local a node sends traffic to its own endpoints only. On a node without any, traffic from outside (externalTrafficPolicy) or from the node's own pods (internalTrafficPolicy) is dropped. A load balancer finds out by its health check and passes such nodes by, so there it is an info. Only nodes that the input names count, with the placement that was compiled.",
    "run the pods on every node, with a DaemonSet for example, or set the policy to Cluster"))
{
    private const string ExcludedLabel = "node.kubernetes.io/exclude-from-external-load-balancers";
    private const int MaxNamed = 5;

    private static readonly FieldPath ExternalPath = FieldPath.Of("spec.externalTrafficPolicy");
    private static readonly FieldPath InternalPath = FieldPath.Of("spec.internalTrafficPolicy");
    private static readonly FieldPath NamePath = FieldPath.Of("metadata.name");

    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        if (!cluster.Nodes.AreGiven) return;
        int balanced = cluster.Nodes.Nodes.Count(IsBalanced);
        foreach (var service in cluster.Services)
        {
            bool isExternal = service.Spec.ExternalTrafficPolicy == "Local";
            bool isInternal = service.Spec.InternalTrafficPolicy == "Local";
            if ((!isExternal && !isInternal) || service.IsHeadless || service.Spec.Type == ServiceTypes.ExternalName) continue;
            var nodes = NodesOf(service, cluster);
            if (nodes.Count == 0) continue;
            if (isInternal && FindGaps(cluster, nodes, static _ => true, cluster.Nodes.Nodes.Length) is { } inside)
            {
                findings.Add(
                    service.Manifest, InternalPath, $"pods get no answer on {inside.Names}: no endpoint runs there",
                    RuleFindings.At(inside.First.Manifest, NamePath, "no endpoint here"));
            }

            if (!isExternal) continue;
            bool hasBalancer = service.Spec.Type == ServiceTypes.LoadBalancer;
            if (FindGaps(cluster, nodes, hasBalancer ? IsBalanced : static _ => true, hasBalancer ? balanced : cluster.Nodes.Nodes.Length) is not { } gaps) continue;
            findings.Add(
                hasBalancer ? Severity.Info : Severity.Warning, service.Manifest, ExternalPath,
                $"traffic from outside is dropped on {gaps.Names}: no endpoint runs there",
                RuleFindings.At(gaps.First.Manifest, NamePath, "no endpoint here"));
        }
    }

    private static bool IsBalanced(Node node) => node.Metadata.Label(ExcludedLabel) is null;

    /// <summary>The known nodes that have an endpoint which takes traffic.</summary>
    private static HashSet<string> NodesOf(Service service, ClusterView cluster)
    {
        var nodes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var slice in cluster.SlicesOf(service))
        {
            foreach (var endpoint in slice.Endpoints)
            {
                bool takesTraffic = endpoint.Ready != false || (endpoint.Serving == true && endpoint.Terminating == true);
                if (takesTraffic && endpoint.NodeName is { } name && cluster.Nodes.IndexOf(name) >= 0) nodes.Add(name);
            }
        }

        return nodes;
    }

    /// <summary>The nodes that count and have no endpoint, the first few by name; null when there are none.</summary>
    /// <param name="total">How many nodes count.</param>
    private static (Node First, string Names)? FindGaps(ClusterView cluster, HashSet<string> covered, Func<Node, bool> counts, int total)
    {
        int missing = total - covered.Count(name => counts(cluster.Nodes.Find(name)!));
        if (missing <= 0) return null;
        var named = cluster.Nodes.Nodes.Where(node => counts(node) && !covered.Contains(node.Name)).Take(MaxNamed).ToList();
        string more = missing > MaxNamed ? $" and {(missing - MaxNamed).ToString(CultureInfo.InvariantCulture)} more" : "";
        return (named[0], $"{(missing == 1 ? "node" : "nodes")} {string.Join(", ", named.Select(static node => node.Name))}{more}");
    }
}
