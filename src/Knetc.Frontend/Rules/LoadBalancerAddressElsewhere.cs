using System.Globalization;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>An address of a load balancer that something else has.</summary>
internal sealed class LoadBalancerAddressElsewhere() : ClusterRule(new DiagnosticDescriptor(
    "KN3090", Severity.Warning, "a load balancer address that something else has too",
    "The nodes handle traffic to the address of a load balancer by rules, as for a cluster IP. If a pod, a cluster IP, or the same port of another load balancer has the address, whichever rule comes first takes the traffic.",
    "correct the address in the status of one of the Services"))
{
    private static readonly FieldPath Ingress = FieldPath.Of("status.loadBalancer.ingress");

    public override bool DependsOn(Service before, Service now) => !now.Ingress.IsEmpty;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        if (!cluster.Services.Any(static service => !service.Ingress.IsEmpty)) return;
        var clusterIPs = new Dictionary<IpAddress, ServiceAddress>();
        foreach (var address in cluster.ServiceAddresses) clusterIPs[address.Address] = address;
        var claims = new PortClaims();
        foreach (var service in cluster.Services)
        {
            for (int i = 0; i < service.Ingress.Length; i++)
            {
                if (service.Ingress[i].IPMode == "Proxy" || !ClusterAddresses.TryRead(service.Ingress[i].IP, out var address)) continue;
                var path = Ingress.Index(i).Field("ip");
                if (clusterIPs.TryGetValue(address, out var clusterIP))
                {
                    findings.Add(service.Manifest, path, $"{address} is also the cluster IP of {clusterIP.Service.Manifest}", clusterIP.Related);
                }

                if (cluster.Addresses.FindPod(address) is { } pod)
                {
                    findings.Add(service.Manifest, path, $"{address} is also the address of Pod {pod.Pod.Namespace}/{pod.Pod.Name}", pod.Related);
                }

                // Told once for two Services, at their first common port.
                if (claims.Claim(service, i, address) is not { } taken) continue;
                string number = taken.Port.Port.ToString(CultureInfo.InvariantCulture);
                findings.Add(
                    service.Manifest, path, $"{taken.Port.Protocol} port {number} of {address} belongs to the load balancer of {taken.Holder.Manifest} too",
                    RuleFindings.At(taken.Holder.Manifest, Ingress.Index(taken.Index).Field("ip"), "its address"));
            }
        }
    }
}
