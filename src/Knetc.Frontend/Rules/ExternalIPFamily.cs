using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>An external IP that the proxies pass over, since the Service is not of its family.</summary>
internal sealed class ExternalIPFamily() : ClusterRule(new DiagnosticDescriptor(
    "KN3060", Severity.Warning, "an external IP of a family that the Service does not have",
    "The proxies make rules for the families of a Service, those of its cluster IPs. An external IP of another family gets none, and nothing answers on it.",
    "remove the address, or give the Service both families with `ipFamilyPolicy: PreferDualStack`"))
{
    private static readonly FieldPath ExternalIPs = FieldPath.Of("spec.externalIPs");
    private static readonly FieldPath Families = FieldPath.Of("spec.ipFamilies");

    public override bool DependsOn(Service before, Service now) => false;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var service in cluster.ServicesWithAddress)
        {
            for (int i = 0; i < service.Spec.ExternalIPs.Length; i++)
            {
                if (!ClusterAddresses.TryRead(service.Spec.ExternalIPs[i], out var address)) continue;
                if (service.Spec.IPFamilies.Contains(address.Family.ToString())) continue;
                findings.Add(
                    service.Manifest, ExternalIPs.Index(i), $"{address} is {address.Family}, but the Service is {string.Join(" and ", service.Spec.IPFamilies)}",
                    service.Manifest.Has(Families) ? RuleFindings.At(service.Manifest, Families, "the families of the Service") : null);
            }
        }
    }
}
