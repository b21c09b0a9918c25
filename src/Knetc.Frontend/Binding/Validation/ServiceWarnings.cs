using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>What the API server accepts but warns about (end of api-semantics §2.2); like it, only for Services without errors.</summary>
internal static class ServiceWarnings
{
    private const string TopologyHints = "service.kubernetes.io/topology-aware-hints";

    private static readonly FieldPath Annotations = FieldPath.Of("metadata.annotations");
    private static readonly FieldPath ExternalIPs = FieldPath.Of("spec.externalIPs");
    private static readonly FieldPath ExternalName = FieldPath.Of("spec.externalName");
    private static readonly FieldPath LoadBalancerIP = FieldPath.Of("spec.loadBalancerIP");
    private static readonly FieldPath SourceRanges = FieldPath.Of("spec.loadBalancerSourceRanges");
    private static readonly FieldPath SessionAffinity = FieldPath.Of("spec.sessionAffinity");
    private static readonly FieldPath TrafficDistribution = FieldPath.Of("spec.trafficDistribution");

    public static void Report(Service service, KubeVersion version, ObjectErrors errors)
    {
        ReportAddresses(service.Spec, version, errors);
        ReportIgnored(service, errors);
        ReportDeprecated(service, version, errors);
    }

    private static void ReportAddresses(ServiceSpec spec, KubeVersion version, ObjectErrors errors)
    {
        for (int i = 0; i < spec.ClusterIPs.Length; i++)
        {
            if (AddressForm.Judge(spec.ClusterIPs[i]) is not { } form) continue;
            form.Report(ClusterIPPaths.List.Index(i), ClusterIPPaths.Locate(errors, i), errors);
        }

        for (int i = 0; i < spec.ExternalIPs.Length; i++)
        {
            if (AddressForm.Judge(spec.ExternalIPs[i]) is { } form) form.Report(ExternalIPs.Index(i), ExternalIPs.Index(i), errors);
        }

        if (AddressForm.Judge(spec.LoadBalancerIP) is { } loadBalancer) loadBalancer.Report(LoadBalancerIP, LoadBalancerIP, errors);
        for (int i = 0; i < spec.LoadBalancerSourceRanges.Length; i++)
        {
            AddressForm.ReportNetwork(spec.LoadBalancerSourceRanges[i].Trim(), SourceRanges.Index(i), version, errors);
        }
    }

    private static void ReportIgnored(Service service, ObjectErrors errors)
    {
        var spec = service.Spec;
        if (spec.Type == ServiceTypes.ExternalName)
        {
            if (!spec.ExternalIPs.IsEmpty)
            {
                errors.Add(
                    ServiceWarningDiagnostics.ExternalIPsOnExternalName, ExternalIPs,
                    "externalIPs have no effect when `type` is 'ExternalName'");
            }
        }
        else if (spec.ExternalName.Length > 0)
        {
            errors.Add(
                ServiceWarningDiagnostics.ExternalNameOnOtherType, ExternalName,
                "externalName has no effect unless `type` is 'ExternalName'");
        }

        if (!service.IsHeadless) return;
        if (spec.LoadBalancerIP.Length > 0) Ignored(LoadBalancerIP, "loadBalancerIP has");
        if (!spec.ExternalIPs.IsEmpty) Ignored(ExternalIPs, "externalIPs have");
        if (spec.SessionAffinity != "None") Ignored(SessionAffinity, "sessionAffinity has");

        void Ignored(FieldPath path, string field) => errors.Add(
            ServiceWarningDiagnostics.IgnoredOnHeadless,
            path,
            $"{field} no effect on a headless Service",
            ClusterIPPaths.Single,
            "headless because of this");
    }

    private static void ReportDeprecated(Service service, KubeVersion version, ObjectErrors errors)
    {
        var spec = service.Spec;
        if (version.IsAtLeast(27) && service.Metadata.Annotation(TopologyHints) is not null)
        {
            errors.Add(
                ServiceWarningDiagnostics.OldTopologyAnnotation, Annotations.Key(TopologyHints),
                $"annotation {TopologyHints} is deprecated");
        }

        if (!version.IsAtLeast(36)) return;
        if (!spec.ExternalIPs.IsEmpty && spec.Type != ServiceTypes.ExternalName && !service.IsHeadless)
        {
            errors.Add(ServiceWarningDiagnostics.ExternalIPsDeprecated, ExternalIPs, "externalIPs are deprecated");
        }

        if (spec.TrafficDistribution == "PreferClose")
        {
            errors.Add(
                ServiceWarningDiagnostics.PreferCloseDeprecated, TrafficDistribution,
                "PreferClose is deprecated; PreferSameZone means the same",
                fix: "PreferSameZone");
        }
    }
}
