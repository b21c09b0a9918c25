using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Something that the chosen release does not have yet. A value of trafficDistribution that came later than the field is KN1223, a ServiceCIDR before there were any KN2084.</summary>
internal sealed class FeatureNotYetThere() : ClusterRule(new DiagnosticDescriptor(
    "KN3084", Severity.Error, "a feature that the Kubernetes release does not have",
    "The input uses something that came with a later release than the one compiled for: trafficDistribution with 1.30, ServiceCIDR objects as v1 with 1.33, two releases after v1beta1. The API server of the older release refuses or ignores it.",
    "set the release that the cluster runs, or leave the feature out"))
{
    private static readonly FieldPath DistributionPath = FieldPath.Of("spec.trafficDistribution");
    private static readonly FieldPath ApiVersionPath = FieldPath.Of("apiVersion");

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var version = cluster.Options.KubeVersion;
        foreach (var service in cluster.Services)
        {
            if (service.Spec.TrafficDistribution is null || version.IsAtLeast(30)) continue;
            findings.Add(service.Manifest, DistributionPath, $"trafficDistribution came with Kubernetes 1.30, and this is {version}");
        }

        if (!version.IsAtLeast(31) || version.IsAtLeast(33)) return;
        foreach (var serviceCidr in cluster.Objects.ServiceCidrs)
        {
            string apiVersion = serviceCidr.Manifest.ApiVersion;
            if (!apiVersion.EndsWith("/v1", StringComparison.Ordinal)) continue;
            findings.Add(
                findings.New($"ServiceCIDR in {apiVersion} came with Kubernetes 1.33, and this is {version}") with { Fix = "networking.k8s.io/v1beta1" },
                serviceCidr.Manifest,
                ApiVersionPath);
        }
    }
}
