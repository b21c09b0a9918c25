using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>What one Service, after defaulting, is held against on its own (api-semantics §2.2).</summary>
public static class ServiceRules
{
    private const string TopologyMode = "service.kubernetes.io/topology-mode";
    private const string TopologyHints = "service.kubernetes.io/topology-aware-hints";

    private static readonly FieldPath Selector = FieldPath.Of("spec.selector");
    private static readonly FieldPath Annotations = FieldPath.Of("metadata.annotations");

    /// <summary>Runs all rules that judge a Service alone.</summary>
    public static void Validate(Service service, KubeVersion version, ObjectErrors errors)
    {
        MetadataRules.Validate(service.Metadata, NameClasses.Of("Service", version), namespaced: true, errors);
        ValidateTopology(service.Metadata, version, errors);
        ServiceTypeRules.Validate(service, version, errors);
        ServicePortRules.Validate(service.Spec, errors);
        MetadataRules.ValidateLabels(service.Spec.Selector, Selector, Selector, errors, ServiceDiagnostics.BadSelector);
        AffinityRules.Validate(service.Spec, errors);
        ServiceFamilyRules.Validate(service, version, errors);
        ExternalAddressRules.Validate(service.Spec, version, errors);
        SourceRangeRules.Validate(service, version, errors);
        LoadBalancerRules.Validate(service.Spec, errors);
        TrafficPolicyRules.Validate(service.Spec, version, errors);
        LoadBalancerStatusRules.Validate(service, version, errors);
        if (errors.Count == 0) ServiceWarnings.Report(service, version, errors);
    }

    private static void ValidateTopology(ObjectMeta metadata, KubeVersion version, ObjectErrors errors)
    {
        if (!version.IsAtLeast(27) || metadata.Annotation(TopologyHints) is not { } hints) return;
        if (metadata.Annotation(TopologyMode) is not { } mode || mode == hints) return;
        var path = Annotations.Key(TopologyMode);
        errors.Add(
            ServiceDiagnostics.TopologyAnnotationsDiffer,
            path,
            $"Invalid value: {ObjectErrors.Quote(mode)}: must match annotations[{TopologyHints}] when both are specified",
            Annotations.Key(TopologyHints),
            "the other annotation");
    }
}
