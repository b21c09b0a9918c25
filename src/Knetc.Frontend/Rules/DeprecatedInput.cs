using Knetc.Diagnostics;
using Knetc.Options;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Input that Kubernetes advises against. External IPs, PreferClose and the older topology annotation are KN1265, KN1268 and KN1263.</summary>
internal sealed class DeprecatedInput() : ClusterRule(new DiagnosticDescriptor(
    "KN3083", Severity.Warning, "a deprecated API, field or mode",
    "Endpoints are deprecated since Kubernetes 1.33: an EndpointSlice says more, in both families and at any size. The field loadBalancerIP is deprecated in every release described here: providers read annotations of their own instead, or ignore it. The ipvs mode of kube-proxy is deprecated since 1.35. All of them work for now. What the cluster's controllers wrote is not reported.",
    "write EndpointSlices, the annotation of the load balancer's provider, or proxy mode nftables instead"))
{
    private static readonly FieldPath KindPath = FieldPath.Of("kind");
    private static readonly FieldPath LoadBalancerIPPath = FieldPath.Of("spec.loadBalancerIP");

    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var version = cluster.Options.KubeVersion;
        if (version.IsAtLeast(33))
        {
            var common = new CommonFindings(findings);
            foreach (var endpoints in cluster.Objects.Endpoints)
            {
                if (ControllerMade.Is(endpoints)) continue;
                common.Add(endpoints, endpoints.Manifest, static _ => KindPath, static _ => "Endpoints are deprecated; an EndpointSlice takes their place");
            }

            common.Report();
        }

        foreach (var service in cluster.Services)
        {
            if (service.Spec.LoadBalancerIP.Length == 0) continue;
            findings.Add(service.Manifest, LoadBalancerIPPath, "loadBalancerIP is deprecated; providers have annotations for it");
        }

        if (version.IsAtLeast(35) && cluster.Options.ProxyMode == ProxyMode.Ipvs)
        {
            findings.Add(cluster.Options.Table.Locate(ClusterOption.ProxyMode), "proxy mode ipvs is deprecated since Kubernetes 1.35; nftables takes its place");
        }
    }
}
