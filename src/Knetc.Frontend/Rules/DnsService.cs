using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>The Service that pods send their DNS queries to: whether it is one, and has endpoints.</summary>
internal sealed class DnsService() : ClusterRule(new DiagnosticDescriptor(
    "KN3097", Severity.Warning, "the cluster's DNS is not answered, or by more than one Service",
    "Pods send their DNS queries to UDP port 53 of one address, that of the Service kube-system/kube-dns. When another Service takes that port too, some queries go there; when the Service has no endpoints, no name can be resolved in the cluster.",
    "let only the DNS Service have the port, and add the pods of the DNS server to the input"))
{
    private static readonly FieldPath Selector = FieldPath.Of("spec.selector");
    private static readonly FieldPath ExternalIPs = FieldPath.Of("spec.externalIPs");
    private static readonly FieldPath Ingress = FieldPath.Of("status.loadBalancer.ingress");

    public override bool DependsOn(Service before, Service now) => ServesDns(before) || ServesDns(now);

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        if (cluster.FindService("kube-system", "kube-dns") is not { } dns || !ServesDns(dns)) return;
        if (!cluster.SlicesOf(dns).Any(static slice => !slice.Endpoints.IsEmpty))
        {
            findings.Add(dns.Manifest, Selector, "the DNS Service has no endpoints: no pod of the input answers DNS queries");
        }

        var addresses = new HashSet<IpAddress>();
        foreach (string text in dns.Spec.ClusterIPs)
        {
            if (ClusterAddresses.TryRead(text, out var address)) addresses.Add(address);
        }

        foreach (var service in cluster.Services)
        {
            if (ReferenceEquals(service, dns) || !ServesDns(service)) continue;
            if (Claim(service, addresses) is not { } path) continue;
            findings.Add(
                service.Manifest, path, $"UDP port 53 of the DNS address {string.Join(", ", dns.Spec.ClusterIPs)} belongs to {dns.Manifest}",
                RuleFindings.At(dns.Manifest, FieldPath.Of("spec.clusterIP"), "the DNS Service"));
        }
    }

    private static bool ServesDns(Service service) => service.Spec.Ports.Any(static port => port is { Port: 53, Protocol: "UDP" });

    /// <summary>The field by which a Service answers on one of the addresses; cluster IPs are unique already.</summary>
    private static FieldPath? Claim(Service service, HashSet<IpAddress> addresses)
    {
        for (int i = 0; i < service.Spec.ExternalIPs.Length; i++)
        {
            if (ClusterAddresses.TryRead(service.Spec.ExternalIPs[i], out var address) && addresses.Contains(address)) return ExternalIPs.Index(i);
        }

        for (int i = 0; i < service.Ingress.Length; i++)
        {
            if (ClusterAddresses.TryRead(service.Ingress[i].IP, out var address) && addresses.Contains(address)) return Ingress.Index(i).Field("ip");
        }

        return null;
    }
}
