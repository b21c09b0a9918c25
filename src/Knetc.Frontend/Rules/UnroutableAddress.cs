using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Multicast and broadcast addresses, which the API server lets pass.</summary>
internal sealed class UnroutableAddress() : ClusterRule(new DiagnosticDescriptor(
    "KN3061", Severity.Warning, "a multicast or broadcast address",
    "The API server refuses only the multicast addresses of the link itself. Any other multicast address, or the broadcast address, it takes for an external IP or an endpoint; but connections are made to one host, and nothing answers on such an address.",
    "write the address of one host"))
{
    private static readonly FieldPath ExternalIPs = FieldPath.Of("spec.externalIPs");

    public override bool IsLocal => true;

    public override bool DependsOn(Service before, Service now) => false;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var service in cluster.Services)
        {
            if (service.Spec.Type == ServiceTypes.ExternalName) continue;
            for (int i = 0; i < service.Spec.ExternalIPs.Length; i++)
            {
                if (!ClusterAddresses.TryRead(service.Spec.ExternalIPs[i], out var address) || Describe(address) is not { } kind) continue;
                findings.Add(service.Manifest, ExternalIPs.Index(i), $"the external IP {address} is {kind}");
            }
        }

        foreach (var endpoint in cluster.Endpoints)
        {
            if (Describe(endpoint.Address) is { } kind) findings.Add(endpoint.Manifest, endpoint.Path, $"the endpoint address {endpoint.Address} is {kind}");
        }
    }

    private static string? Describe(IpAddress address)
    {
        if (address.IsMulticast) return "a multicast address";
        return address is { Family: IpFamily.IPv4, Low: uint.MaxValue } ? "the broadcast address" : null;
    }
}
