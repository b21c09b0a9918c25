using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Something that the chosen release does not have yet. A traffic distribution that 1.30 to 1.32 do not know is KN1223.</summary>
internal sealed class FeatureNotYetThere() : ClusterRule(new DiagnosticDescriptor(
    "KN3084", Severity.Error, "a feature that the Kubernetes release does not have",
    "The input uses something that came with a later release than the one compiled for: trafficDistribution with 1.30, its values PreferSameZone and PreferSameNode with 1.34 (in 1.33 behind a feature gate that is off, which is a warning), ServiceCIDR objects with 1.31 as v1beta1 and with 1.33 as v1. The API server of the older release refuses or ignores it.",
    "set the release that the cluster runs, or leave the feature out"))
{
    private const int GatedMinor = 33;

    private static readonly FieldPath DistributionPath = FieldPath.Of("spec.trafficDistribution");
    private static readonly FieldPath ApiVersionPath = FieldPath.Of("apiVersion");

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var version = cluster.Options.KubeVersion;
        foreach (var service in cluster.Services)
        {
            if (service.Spec.TrafficDistribution is not { Length: > 0 } distribution) continue;
            if (!version.IsAtLeast(30))
            {
                findings.Add(service.Manifest, DistributionPath, $"trafficDistribution came with Kubernetes 1.30, and this is {version}");
            }
            else if (distribution != "PreferClose" && !version.IsAtLeast(GatedMinor + 1) && version.IsAtLeast(GatedMinor))
            {
                findings.Add(
                    Severity.Warning, service.Manifest, DistributionPath,
                    $"Kubernetes {version} knows {distribution} only with the feature gate PreferSameTrafficDistribution");
            }
        }

        foreach (var serviceCidr in cluster.Objects.ServiceCidrs)
        {
            string apiVersion = serviceCidr.Manifest.ApiVersion;
            int since = apiVersion.EndsWith("/v1", StringComparison.Ordinal) ? 33 : 31;
            if (version.IsAtLeast(since)) continue;
            findings.Add(
                new Diagnostic(Descriptor, $"ServiceCIDR in {apiVersion} came with Kubernetes 1.{since}, and this is {version}")
                {
                    Fix = version.IsAtLeast(31) ? "networking.k8s.io/v1beta1" : null,
                },
                serviceCidr.Manifest,
                ApiVersionPath);
        }
    }
}
