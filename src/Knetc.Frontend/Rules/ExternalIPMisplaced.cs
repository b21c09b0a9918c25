using System.Globalization;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>An external IP that belongs to something else: to the cluster's ranges, to a node, to another Service's port.</summary>
internal sealed class ExternalIPMisplaced() : ClusterRule(new DiagnosticDescriptor(
    "KN3059", Severity.Warning, "an external IP that something else has",
    "An external IP is an address outside the cluster's own ranges that the network routes to the nodes. In a service or pod range it takes the traffic of whoever gets the address. Two Services cannot both have the same port of it, which is an error. The address of a node is allowed: the port is then taken from the node, which is only mentioned.",
    "choose an address outside the cluster's ranges, or another port"))
{
    private static readonly FieldPath ExternalIPs = FieldPath.Of("spec.externalIPs");

    public override bool DependsOn(Service before, Service now) => !now.Spec.ExternalIPs.IsEmpty;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var claims = new PortClaims();
        foreach (var service in cluster.ServicesWithAddress)
        {
            for (int i = 0; i < service.Spec.ExternalIPs.Length; i++)
            {
                if (!ClusterAddresses.TryRead(service.Spec.ExternalIPs[i], out var address) || !service.Spec.IPFamilies.Contains(address.Family.ToString())) continue;
                CheckRanges(service, i, address, cluster, findings);
                // Told once for two Services, at their first common port.
                if (claims.Claim(service, i, address) is not { } taken) continue;
                string number = taken.Port.Port.ToString(CultureInfo.InvariantCulture);
                findings.Add(
                    Severity.Error, service.Manifest, ExternalIPs.Index(i), $"{taken.Port.Protocol} port {number} of {address} belongs to {taken.Holder.Manifest} already",
                    RuleFindings.At(taken.Holder.Manifest, ExternalIPs.Index(taken.Index), "its external IP"));
            }
        }
    }

    private static void CheckRanges(Service service, int index, IpAddress address, ClusterView cluster, RuleFindings findings)
    {
        var path = ExternalIPs.Index(index);
        if (cluster.Ranges.ServiceIndex.TryFind(address, out _, out var services))
        {
            findings.Add(service.Manifest, path, $"{address} lies in {services.Name} {services.Network}", services.Related);
        }
        else if (cluster.Ranges.PodIndex.TryFind(address, out _, out var pods))
        {
            findings.Add(service.Manifest, path, $"{address} lies in {pods.Name} {pods.Network}", pods.Related);
        }
        else if (cluster.Addresses.FindHost(address) is { } host)
        {
            findings.Add(Severity.Info, service.Manifest, path, $"{address} is an address of {host.Node.Manifest}, which loses the ports of the Service", host.Related);
        }
    }
}
