using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Endpoints that belong to no Service.</summary>
internal sealed class EndpointsWithoutService() : ClusterRule(new DiagnosticDescriptor(
    "KN3048", Severity.Warning, "endpoints without a Service",
    "Proxies find the slices of a Service by the label `kubernetes.io/service-name`, and the Endpoints of a Service by their name, both in the Service's namespace. What names no existing Service is read by nobody.",
    "name an existing Service, or add the Service to the input"))
{
    private static readonly FieldPath LabelsPath = FieldPath.Of("metadata.labels");
    private static readonly FieldPath NamePath = FieldPath.Of("metadata.name");

    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var orphans = new CommonFindings(findings);
        foreach (var slice in cluster.WrittenSlices)
        {
            if (slice.Metadata.Label(EndpointSlice.ServiceNameLabel) is not { } name)
            {
                findings.Add(slice.Manifest, LabelsPath, $"the slice has no label {EndpointSlice.ServiceNameLabel}, so it belongs to no Service");
            }
            else if (!Exists(cluster, slice.Namespace, name))
            {
                orphans.Add(
                    (slice.Namespace, name), slice.Manifest, static _ => LabelsPath.Key(EndpointSlice.ServiceNameLabel),
                    static found => $"there is no Service {found.name} in namespace {found.Namespace}");
            }
        }

        foreach (var endpoints in cluster.Objects.Endpoints)
        {
            if (Exists(cluster, endpoints.Namespace, endpoints.Name) || ControllerMade.Is(endpoints)) continue;
            orphans.Add(
                endpoints, endpoints.Manifest, static _ => NamePath, static found => $"there is no Service {found.Name} in namespace {found.Namespace}");
        }

        orphans.Report();
    }

    /// <summary>A Service with errors exists; every cluster has the one of its API server.</summary>
    private static bool Exists(ClusterView cluster, string @namespace, string name) =>
        cluster.Declared.Contains("Service", @namespace, name) || (@namespace == "default" && name == "kubernetes");
}
