using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A cluster IP that something else has for its own address.</summary>
internal sealed class ClusterIPElsewhere() : ClusterRule(new DiagnosticDescriptor(
    "KN2026", Severity.Warning, "a cluster IP that something else has too",
    "The nodes take everything sent to a cluster IP for traffic to the Service. A pod, a node or another Service's external IP with the same address is cut off from the cluster, or takes the Service's traffic, whichever rule comes first.",
    "give one of the two another address, or correct the one that is wrong"))
{
    private static readonly FieldPath ExternalIPs = FieldPath.Of("spec.externalIPs");

    public override bool DependsOn(Service before, Service now) => false;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var externalIPs = ReadExternalIPs(cluster);
        foreach (var own in cluster.ServiceAddresses)
        {
            var service = own.Service;
            if (cluster.Addresses.FindPod(own.Address) is { } pod)
            {
                findings.Add(service.Manifest, own.Path, $"cluster IP {own.Address} is also the address of Pod {pod.Pod.Namespace}/{pod.Pod.Name}", pod.Related);
            }

            if (cluster.Addresses.FindHost(own.Address) is { } host)
            {
                findings.Add(service.Manifest, own.Path, $"cluster IP {own.Address} is also an address of {host.Node.Manifest}", host.Related);
            }

            if (!externalIPs.TryGetValue(own.Address, out var users)) continue;
            foreach (var (other, index) in users)
            {
                if (ReferenceEquals(other.Manifest, service.Manifest)) continue;
                findings.Add(
                    service.Manifest, own.Path, $"cluster IP {own.Address} is also an external IP of {other.Manifest}",
                    RuleFindings.At(other.Manifest, ExternalIPs.Index(index), "the external IP"));
                break;
            }
        }
    }

    private static Dictionary<IpAddress, List<(Service Service, int Index)>> ReadExternalIPs(ClusterView cluster)
    {
        var found = new Dictionary<IpAddress, List<(Service, int)>>();
        foreach (var service in cluster.ServicesWithAddress)
        {
            for (int i = 0; i < service.Spec.ExternalIPs.Length; i++)
            {
                if (!ClusterAddresses.TryRead(service.Spec.ExternalIPs[i], out var address)) continue;
                if (!found.TryGetValue(address, out var users)) found.Add(address, users = []);
                users.Add((service, i));
            }
        }

        return found;
    }
}
