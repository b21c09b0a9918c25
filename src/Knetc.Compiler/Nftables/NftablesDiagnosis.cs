using System.Globalization;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Nftables;

/// <summary>What nftables mode cannot do as it was asked to.</summary>
internal static class NftablesDiagnosis
{
    public static IEnumerable<Diagnostic> Check(ClusterPlan plan)
    {
        foreach (var services in (FamilyServices[])[plan.IPv4, plan.IPv6])
        {
            var holders = new Dictionary<(IpAddress, string, int), (PlannedServicePort Port, PlannedAddress Address)>();
            foreach (var port in services.Ports)
            {
                foreach (var address in AddressesOf(port))
                {
                    var key = (address.Address, port.Protocol, port.Port);
                    if (holders.TryAdd(key, (port, address))) continue;
                    var (holder, first) = holders[key];

                    // Two that have nothing to send traffic to refuse it both.
                    bool matters = holder.Endpoints.HasUsable || port.Endpoints.HasUsable;
                    if (!ReferenceEquals(holder.Service, port.Service) && matters) yield return Create(port, address, holder, first);
                }
            }
        }
    }

    private static IEnumerable<PlannedAddress> AddressesOf(PlannedServicePort port)
    {
        yield return port.ClusterIP;
        foreach (var address in port.ExternalIPs) yield return address;
        foreach (var address in port.LoadBalancerVips) yield return address;
    }

    private static Diagnostic Create(PlannedServicePort port, PlannedAddress address, PlannedServicePort holder, PlannedAddress first)
    {
        var origin = address.Origin;
        string number = port.Port.ToString(CultureInfo.InvariantCulture);
        var related = first.Origin.Object.Locate(first.Origin.Path);
        return new Diagnostic(
            BackEndDiagnostics.SharedMapKey,
            $"{holder.Service.Manifest} has {address.Text} with {port.Name.Protocol} port {number} too, and keeps it in nftables mode")
        {
            Location = origin.Object.Locate(origin.Path),
            Object = origin.Object.ToString(),
            Path = origin.Path.ToString(),
            Related = related is null ? [] : [new RelatedLocation("the first Service with it", related)],
        };
    }
}
