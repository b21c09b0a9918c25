using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Fields that do nothing on an ExternalName Service. Its external IPs are KN1266.</summary>
internal sealed class ExternalNameFields() : ClusterRule(new DiagnosticDescriptor(
    "KN3045", Severity.Info, "a field that an ExternalName Service ignores",
    "An ExternalName Service is an alias in DNS: it has no endpoints, and the proxies make no rules for it. A selector picks no pods, and its ports are forwarded nowhere; clients use the ports of the host behind the alias. Some ingress controllers read the ports all the same.",
    "remove the field, or choose another type"))
{
    private static readonly FieldPath SelectorPath = FieldPath.Of("spec.selector");
    private static readonly FieldPath PortsPath = FieldPath.Of("spec.ports");
    private static readonly FieldPath TypePath = FieldPath.Of("spec.type");

    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var service in cluster.Services)
        {
            if (service.Spec.Type != ServiceTypes.ExternalName) continue;
            if (!service.IsSelectorless) Report(SelectorPath, "the selector has no effect", service, findings);
            if (!service.Spec.Ports.IsEmpty) Report(PortsPath, "no proxy forwards these ports", service, findings);
        }
    }

    private static void Report(FieldPath path, string message, Service service, RuleFindings findings) =>
        findings.Add(service.Manifest, path, message, RuleFindings.At(service.Manifest, TypePath, "the type"));
}
