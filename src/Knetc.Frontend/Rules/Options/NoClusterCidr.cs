using Knetc.Diagnostics;
using Knetc.Options;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Detection of local traffic by a range that is not given (api-semantics §5, D-18).</summary>
internal sealed class NoClusterCidr() : ClusterRule(new DiagnosticDescriptor(
    "KN2018", Severity.Warning, "local traffic is detected by a range that nobody states",
    "In the mode ClusterCIDR, the default, kube-proxy takes for local what comes from the cluster range. Without a range it takes everything for local, and traffic from outside the cluster to a cluster IP is not masqueraded: the answers go astray.",
    "set clusterCIDR, or choose another detectLocalMode such as NodeCIDR"))
{
    private static readonly FieldPath ModePath = FieldPath.Of("detectLocalMode");
    private static readonly FieldPath ClusterCidrPath = FieldPath.Of("clusterCIDR");

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var proxy = cluster.Options.Proxy;
        if (proxy.DetectLocalMode is not ("" or "ClusterCIDR") || !string.IsNullOrWhiteSpace(proxy.ClusterCIDR)) return;
        const string Message = "kube-proxy detects local traffic by clusterCIDR, which is empty: traffic from outside the cluster is not masqueraded";
        if (proxy.Manifest.Source is not null)
        {
            findings.Add(proxy.Manifest, proxy.Manifest.Has(ModePath) ? ModePath : ClusterCidrPath, Message);
        }
        else if (cluster.Layers.FirstOrDefault(static layer => layer.Source == OptionSources.KubeProxy) is { } flags)
        {
            findings.Add(flags.Location, Message);
        }
    }
}
