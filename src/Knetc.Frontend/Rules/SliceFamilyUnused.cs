using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A slice of a type or family that its Service does not have.</summary>
internal sealed class SliceFamilyUnused() : ClusterRule(new DiagnosticDescriptor(
    "KN3051", Severity.Warning, "a slice of a family that its Service does not have",
    "A Service has a cluster IP of each of its families, and traffic to it goes to endpoints of the same family. Slices of another family, and those of host names (FQDN), are ignored by the proxies. Slices of headless Services serve DNS alone and are not reported.",
    "write addresses of a family that the Service has, or add the family to the Service"))
{
    private static readonly FieldPath TypePath = FieldPath.Of("addressType");
    private static readonly FieldPath FamiliesPath = FieldPath.Of("spec.ipFamilies");

    public override bool IsLocal => true;

    public override bool DependsOn(Service before, Service now) => false;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var slice in cluster.WrittenSlices)
        {
            if (slice.Metadata.Label(EndpointSlice.ServiceNameLabel) is not { } name) continue;
            if (cluster.FindService(slice.Namespace, name) is not { IsHeadless: false } service) continue;
            if (service.Spec.Type == ServiceTypes.ExternalName || service.Spec.IPFamilies.Contains(slice.AddressType)) continue;
            string message = slice.AddressType == "FQDN"
                ? "proxies ignore slices of host names"
                : $"{service.Manifest} is {string.Join(" and ", service.Spec.IPFamilies)} only, so proxies ignore {slice.AddressType} endpoints";
            findings.Add(slice.Manifest, TypePath, message, RuleFindings.At(service.Manifest, FamiliesPath, "the Service"));
        }
    }
}
