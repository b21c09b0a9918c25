using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Something that the chosen release does not have yet. A value of trafficDistribution that came later than the field is KN1223, a proxy mode KN2084.</summary>
internal sealed class FeatureNotYetThere() : ClusterRule(new DiagnosticDescriptor(
    "KN3084", Severity.Error, "a feature that the Kubernetes release does not have",
    "The input uses something that came with a later release than the one compiled for: trafficDistribution with 1.30, ServiceCIDR objects with 1.31 as v1beta1 and with 1.33 as v1. The API server of the older release refuses or ignores it.",
    "set the release that the cluster runs, or leave the feature out"))
{
    private static readonly FieldPath DistributionPath = FieldPath.Of("spec.trafficDistribution");
    private static readonly FieldPath ApiVersionPath = FieldPath.Of("apiVersion");

    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var version = cluster.Options.KubeVersion;
        foreach (var service in cluster.Services)
        {
            if (service.Spec.TrafficDistribution is null || version.IsAtLeast(30)) continue;
            findings.Add(service.Manifest, DistributionPath, $"trafficDistribution came with Kubernetes 1.30, and this is {version}");
        }

        foreach (var serviceCidr in cluster.Objects.ServiceCidrs)
        {
            string apiVersion = serviceCidr.Manifest.ApiVersion;
            int since = apiVersion.EndsWith("/v1", StringComparison.Ordinal) ? 33 : 31;
            if (version.IsAtLeast(since)) continue;
            findings.Add(
                findings.New($"ServiceCIDR in {apiVersion} came with Kubernetes 1.{since}, and this is {version}") with
                {
                    Fix = version.IsAtLeast(31) ? "networking.k8s.io/v1beta1" : null,
                },
                serviceCidr.Manifest,
                ApiVersionPath);
        }
    }
}
