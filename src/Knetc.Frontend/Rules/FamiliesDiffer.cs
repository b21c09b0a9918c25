using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;

namespace Knetc.Rules;

/// <summary>Services, pods and nodes that are not all of the same families. One finding for each cause.</summary>
internal sealed class FamiliesDiffer() : ClusterRule(new DiagnosticDescriptor(
    "KN2020", Severity.Warning, "services, pods and nodes are of different families",
    "A Service reaches its pods under an address of the same family, and a node forwards a family only if it has an address of it. A family that only some of the three have is of no use: Services of it have no endpoints, or pods of it no Services.",
    "give service ranges, pod ranges and nodes the same families"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var family in (IpFamily[])[IpFamily.IPv4, IpFamily.IPv6])
        {
            var services = cluster.Ranges.ServicesOfOptions.FirstOrDefault(range => range.Network.Family == family);
            if (CheckPods(family, services, cluster, findings) && services is not null) CheckNodes(family, services, cluster, findings);
        }
    }

    /// <summary>False when the pods of the family were found missing: what their nodes lack is then the same cause.</summary>
    private static bool CheckPods(IpFamily family, ClusterRange? services, ClusterView cluster, RuleFindings findings)
    {
        if (cluster.Ranges.Pods.IsEmpty && cluster.Addresses.NodeRanges.IsEmpty) return true;
        var pods = cluster.Ranges.Pods.FirstOrDefault(range => range.Network.Family == family);
        NodeRange? ofNode = cluster.Addresses.NodeRanges.FirstOrDefault(range => range.Network.Family == family) is { Node: not null } found ? found : null;
        bool hasPods = pods is not null || ofNode is not null;
        if (services is not null && !hasPods)
        {
            services.Report(findings, $"Services can be {family} ({services.Network}), but no pod range is", [.. cluster.Ranges.Pods.Select(static range => range.Related)]);
            return false;
        }

        if (services is null && hasPods)
        {
            string message = $"pods can be {family} ({pods?.Network ?? ofNode!.Value.Network}), but no service range is";
            if (pods is null) findings.Add(ofNode!.Value.Node.Manifest, ofNode.Value.Path, message);
            else pods.Report(findings, message);
        }

        return true;
    }

    /// <summary>Nodes whose addresses are not known do not count.</summary>
    private static void CheckNodes(IpFamily family, ClusterRange services, ClusterView cluster, RuleFindings findings)
    {
        var addressed = new HashSet<Node>();
        var fit = new HashSet<Node>();
        foreach (var host in cluster.Addresses.Hosts)
        {
            addressed.Add(host.Node);
            if (host.Address.Family == family) fit.Add(host.Node);
        }

        var unfit = cluster.Objects.Nodes.Where(node => addressed.Contains(node) && !fit.Contains(node)).ToArray();
        if (unfit.Length == 0) return;
        string others = unfit.Length == 1 ? "" : $", nor have {unfit.Length - 1} other nodes";
        findings.Add(unfit[0].Manifest, HostAddress.ListPath, $"Services can be {family} ({services.Network}), but the node has no {family} address{others}", services.Related);
    }
}
