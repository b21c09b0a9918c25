using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Endpoints;

/// <summary>Says which zones and nodes should use an endpoint (api-semantics §4.8).</summary>
internal sealed class TopologyHints(ImmutableArray<Node> nodes, KubeVersion version, DiagnosticBag diagnostics)
{
    private const string HintsAnnotation = "service.kubernetes.io/topology-aware-hints";
    private const string ModeAnnotation = "service.kubernetes.io/topology-mode";

    private static readonly FieldPath AnnotationsPath = FieldPath.Of("metadata.annotations");

    private readonly HashSet<ManifestObject> _reported = [];
    private ZoneShares? _shares;

    /// <summary>Puts the hints into the endpoints of one Service and family, given in slice order.</summary>
    public void Apply(Service service, List<Endpoint> endpoints)
    {
        switch (RuleFor(service))
        {
            case HintRule.Proportional when endpoints.Count > 0:
                _shares ??= ZoneShares.Of(nodes);
                if ((_shares.Obstacle ?? ProportionalHints.Apply(_shares, endpoints)) is { } obstacle) Report(service, $"there are no topology hints: {obstacle}");
                else if (_shares.AreAssumed) Report(service, "no node states its allocatable CPU; for topology hints each counts as one");
                break;
            case HintRule.SameZone:
                Distribute(endpoints, withNodes: false);
                break;
            case HintRule.SameNode:
                Distribute(endpoints, withNodes: true);
                break;
        }
    }

    private HintRule RuleFor(Service service)
    {
        if (AnnotationOf(service, version) is { } annotation && service.Metadata.Annotation(annotation) is "Auto" or "auto") return HintRule.Proportional;
        return service.Spec.TrafficDistribution switch
        {
            "PreferClose" when version.IsAtLeast(30) => HintRule.SameZone,
            "PreferSameZone" when version.IsAtLeast(34) => HintRule.SameZone,
            "PreferSameNode" when version.IsAtLeast(34) => HintRule.SameNode,
            _ => HintRule.None,
        };
    }

    /// <summary>The annotation that decides: the older one if it is present, and before 1.27 there is no other.</summary>
    public static string? AnnotationOf(Service service, KubeVersion version)
    {
        if (service.Metadata.Annotations.IsEmpty) return null;
        if (service.Metadata.Annotation(HintsAnnotation) is not null) return HintsAnnotation;
        return version.IsAtLeast(27) ? ModeAnnotation : null;
    }

    private static void Distribute(List<Endpoint> endpoints, bool withNodes)
    {
        for (int i = 0; i < endpoints.Count; i++)
        {
            var endpoint = endpoints[i];
            if (endpoint.Ready != true) continue;
            endpoints[i] = endpoint with
            {
                ForZones = endpoint.Zone is { } zone ? [zone] : [],
                ForNodes = withNodes && endpoint.NodeName is { } node ? [node] : [],
            };
        }
    }

    /// <summary>One finding per Service is enough, though each of its families is looked at.</summary>
    private void Report(Service service, string message)
    {
        if (!_reported.Add(service.Manifest)) return;
        var path = AnnotationsPath.Key(AnnotationOf(service, version)!);
        diagnostics.Add(new Diagnostic(SliceDiagnostics.NoTopologyHints, message)
        {
            Location = service.Manifest.Locate(path),
            Object = service.Manifest.ToString(),
            Path = path.ToString(),
        });
    }
}
