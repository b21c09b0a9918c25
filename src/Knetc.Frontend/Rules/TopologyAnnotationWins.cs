using Knetc.Diagnostics;
using Knetc.Endpoints;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Two ways at once to keep traffic close, of which one is ignored.</summary>
internal sealed class TopologyAnnotationWins() : ClusterRule(new DiagnosticDescriptor(
    "KN3066", Severity.Warning, "a traffic distribution that an annotation overrides",
    "While a topology annotation says Auto, endpoints are shared out among zones in proportion to their CPUs, and `trafficDistribution` is ignored.",
    "remove the annotation to let trafficDistribution decide, or remove trafficDistribution"))
{
    private static readonly FieldPath DistributionPath = FieldPath.Of("spec.trafficDistribution");
    private static readonly FieldPath AnnotationsPath = FieldPath.Of("metadata.annotations");

    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var service in cluster.Services)
        {
            if (service.Spec.TrafficDistribution is not { Length: > 0 } distribution) continue;
            if (TopologyHints.AnnotationOf(service, cluster.Options.KubeVersion) is not { } annotation) continue;
            if (service.Metadata.Annotation(annotation) is not ("Auto" or "auto")) continue;
            findings.Add(
                service.Manifest, DistributionPath, $"{distribution} has no effect while annotation {annotation} says Auto",
                RuleFindings.At(service.Manifest, AnnotationsPath.Key(annotation), "the annotation"));
        }
    }
}
