using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Endpoints written by hand for a Service whose endpoints come from its selector.</summary>
internal sealed class EndpointsBesideSelector() : ClusterRule(new DiagnosticDescriptor(
    "KN3047", Severity.Warning, "endpoints by hand for a Service with a selector",
    "The endpoints of a Service with a selector are the pods it selects. The controller overwrites an Endpoints object of the Service's name, and its content is not mirrored; an EndpointSlice of your own stays and adds its endpoints to those of the pods. Slices are reported where the selector has pods in the input; what the cluster's controllers wrote is not reported.",
    "remove the Endpoints or EndpointSlice, or the selector of the Service"))
{
    private static readonly FieldPath NamePath = FieldPath.Of("metadata.name");
    private static readonly FieldPath SelectorPath = FieldPath.Of("spec.selector");
    private static readonly FieldPath LabelPath = FieldPath.Of("metadata.labels").Key(EndpointSlice.ServiceNameLabel);

    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var endpoints in cluster.Objects.Endpoints)
        {
            if (Find(cluster, endpoints.Namespace, endpoints.Name) is not { } service || ControllerMade.Is(endpoints)) continue;
            findings.Add(
                endpoints.Manifest, NamePath, $"the endpoints of {service.Manifest} come from its selector; this object is overwritten",
                RuleFindings.At(service.Manifest, SelectorPath, "the selector"));
        }

        var slices = new CommonFindings(findings);
        foreach (var slice in cluster.WrittenSlices)
        {
            if (slice.Metadata.Label(EndpointSlice.ServiceNameLabel) is not { } name || ControllerMade.Is(slice)) continue;
            if (Find(cluster, slice.Namespace, name) is not { } service || cluster.PodsOf(service).Count == 0) continue;
            slices.Add(
                service, slice.Manifest, static _ => LabelPath,
                static selecting => $"{selecting.Manifest} has a selector; this slice adds its endpoints to the selected pods",
                static selecting => RuleFindings.At(selecting.Manifest, SelectorPath, "the selector"));
        }

        slices.Report();
    }

    private static Service? Find(ClusterView cluster, string @namespace, string name) =>
        cluster.FindService(@namespace, name) is { IsSelectorless: false } service && service.Spec.Type != ServiceTypes.ExternalName ? service : null;
}
