using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>Service ranges that share addresses with each other, or an additional one that does with pods or nodes.</summary>
internal sealed class ServiceCidrsOverlap() : ClusterRule(new DiagnosticDescriptor(
    "KN2086", Severity.Warning, "a ServiceCIDR overlaps another range",
    "A ServiceCIDR inside another one adds no addresses; the API server allows it, since cluster IPs are told apart one by one. One that has addresses of pods or nodes is an error: such an address may be given to a Service and to a pod or node at once.",
    "choose a range that has no address in common with any other"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var (outer, inner) in Overlaps.Find(cluster.Ranges.Services, static range => range.Network))
        {
            // The finding is about the ServiceCIDR, which may be the larger one.
            var (about, other) = inner.Manifest is not null ? (inner, outer) : (outer, inner);
            if (about.Manifest is not { } manifest) continue;
            string how = inner.Network == outer.Network ? "is also" : ReferenceEquals(about, inner) ? "lies in" : "contains";
            findings.Add(manifest, about.Path, $"{about.Network} {how} {other.Name}{(how == "is also" ? "" : " " + other.Network)}", other.Related);
        }

        CheckPods(cluster, findings);
    }

    private static void CheckPods(ClusterView cluster, RuleFindings findings)
    {
        var additional = cluster.Ranges.Services.Where(static range => range.Manifest is not null).Select(static range => (range.Network, Range: range, Node: (NodeRange?)null));
        var pods = cluster.Ranges.Pods.Select(static range => (range.Network, Range: range, Node: (NodeRange?)null));
        var nodes = cluster.Addresses.NodeRanges.Select(static range => (range.Network, Range: (ClusterRange?)null, Node: (NodeRange?)range));
        var reported = new HashSet<ClusterRange>();
        foreach (var (outer, inner) in Overlaps.Find(additional.Concat(pods).Concat(nodes!), static item => item.Network))
        {
            var about = outer.Range?.Manifest is not null ? outer.Range : inner.Range?.Manifest is not null ? inner.Range : null;
            var other = ReferenceEquals(about, outer.Range) ? inner : outer;
            if (about is null || other.Range?.Manifest is not null || !reported.Add(about)) continue;
            string whose = other.Node is { } node ? $"the pod range {node.Network} of {node.Node.Manifest}" : $"{other.Range!.Name} {other.Network}";
            findings.Add(Severity.Error, about.Manifest!, about.Path, $"{about.Network} and {whose} have addresses in common", other.Node?.Related ?? other.Range?.Related);
        }
    }
}
