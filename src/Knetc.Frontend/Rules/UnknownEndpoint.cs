using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Schema;

namespace Knetc.Rules;

/// <summary>Endpoints that nothing in the input has for an address. Told once for each object that lists them.</summary>
internal sealed class UnknownEndpoint() : ClusterRule(new DiagnosticDescriptor(
    "KN3056", Severity.Warning, "an endpoint that is neither pod nor node",
    "The address belongs to no pod and no node of the input. A Service without a selector often stands for a host outside the cluster, so for it this is only information; in the pod range, or beside pods that a selector finds, it is more likely a pod that is gone.",
    "correct the address, or remove the endpoint"))
{
    public override bool IsLocal => true;

    public override bool DependsOn(Service before, Service now) => before.IsSelectorless != now.IsSelectorless;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var podRanges = new NetworkIndex<IpNetwork>();
        foreach (var range in cluster.Ranges.Pods) podRanges.Add(range.Network, range.Network);
        foreach (var range in cluster.Addresses.NodeRanges) podRanges.Add(range.Network, range.Network);
        var known = cluster.PublicAddresses;
        var outside = new CommonFindings(findings, Severity.Info);
        var seen = new HashSet<ManifestObject>();
        foreach (var endpoint in cluster.Endpoints)
        {
            var address = endpoint.Address;
            if (cluster.Addresses.FindPod(address) is not null || cluster.Addresses.FindHost(address) is not null || known.Contains(address)) continue;

            // A cluster described by its slices alone has pods that no manifest shows.
            bool isPodAddress = podRanges.Contains(address);
            if (isPodAddress && cluster.Addresses.Pods.IsEmpty) continue;
            if (cluster.Ranges.ServiceIndex.Contains(address) || !seen.Add(endpoint.Manifest)) continue;
            var service = ServiceOf(endpoint.Slice, cluster);
            if (service is null or { IsSelectorless: true })
            {
                outside.Add((endpoint, isPodAddress), endpoint.Manifest, static found => found.endpoint.Path, static found => Describe(found.endpoint, found.isPodAddress));
            }
            else
            {
                findings.Add(endpoint.Manifest, endpoint.Path, Describe(endpoint, isPodAddress));
            }
        }

        outside.Report();
    }

    private static string Describe(GivenEndpoint endpoint, bool isPodAddress) => isPodAddress
        ? $"{endpoint.Address} lies in a pod range, but no pod of the input has it"
        : $"no pod and no node of the input has the address {endpoint.Address}";

    private static Service? ServiceOf(EndpointSlice slice, ClusterView cluster) =>
        slice.Metadata.Label(EndpointSlice.ServiceNameLabel) is { } name ? cluster.FindService(slice.Namespace, name) : null;
}
