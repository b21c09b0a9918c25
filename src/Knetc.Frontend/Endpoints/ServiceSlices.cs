using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Locking;
using Knetc.Net;
using Knetc.Schema;
using Knetc.Text;

namespace Knetc.Endpoints;

/// <summary>The slices of one Service after the other, as the EndpointSlice controller lays them out (api-semantics §4.4 to §4.7).</summary>
internal sealed class ServiceSlices(TopologyHints hints, KubeVersion version, SliceLayout layout)
{
    private const string ManagedByLabel = "endpointslice.kubernetes.io/managed-by";
    private const string HeadlessLabel = "service.kubernetes.io/headless";
    private const string Controller = "endpointslice-controller.k8s.io";

    /// <summary>Adds the slices of a Service: per family, per set of ports, so many endpoints at a time.</summary>
    /// <param name="pods">The selected pods by name.</param>
    public void Add(Service service, List<CandidatePod> pods, List<SliceDraft> drafts)
    {
        var resolver = new PortResolver(service, version);
        var labels = Labels(service);
        foreach (string family in Families(service.Spec))
        {
            var groups = Group(service, pods, family == nameof(IpFamily.IPv4), resolver);
            var endpoints = new List<Endpoint>();
            foreach (var group in groups) endpoints.AddRange(group.Endpoints);
            hints.Apply(service, endpoints);
            int start = 0;
            foreach (var group in groups)
            {
                string key = LockKeys.Slices(service.Namespace, service.Name, family, group.Ports.Key);
                foreach (var (ordinal, members) in layout.Arrange(key, endpoints.GetRange(start, group.Endpoints.Count)))
                {
                    drafts.Add(new SliceDraft(service.Namespace, service.Name, family, group.Ports, ordinal, members, labels, []));
                }

                start += group.Endpoints.Count;
            }

            // DNS and proxies want to see that the Service has no endpoints, rather than no slice.
            if (groups.Count == 0) drafts.Add(new SliceDraft(service.Namespace, service.Name, family, PortSet.Empty, 0, [], labels, []));
        }
    }

    /// <summary>Families of a Service that went through allocation; otherwise that of its address.</summary>
    private static ImmutableArray<string> Families(ServiceSpec spec)
    {
        if (!spec.IPFamilies.IsEmpty) return spec.IPFamilies;
        return [spec.ClusterIP.IndexOf(':') >= 0 ? nameof(IpFamily.IPv6) : nameof(IpFamily.IPv4)];
    }

    private static List<PortGroup> Group(Service service, List<CandidatePod> pods, bool ipv4, PortResolver resolver)
    {
        var groups = new Dictionary<string, PortGroup>(StringComparer.Ordinal);
        PortGroup? last = null;
        foreach (var pod in pods)
        {
            var addresses = ipv4 ? pod.IPv4 : pod.IPv6;
            if (addresses.IsEmpty || (pod.IsOnUnknownNode && !service.Spec.PublishNotReadyAddresses)) continue;
            var ports = resolver.Resolve(pod.Pod.Spec);

            // Pods of one template come one after the other and share their ports.
            if (!ReferenceEquals(last?.Ports, ports) && !groups.TryGetValue(ports.Key, out last)) groups.Add(ports.Key, last = new PortGroup(ports));
            last!.Endpoints.Add(Make(service, pod, addresses));
        }

        return [.. groups.Values.OrderBy(static group => group.Ports.Key, Utf8Order.Instance)];
    }

    private static Endpoint Make(Service service, CandidatePod candidate, ImmutableArray<string> addresses)
    {
        var pod = candidate.Pod;
        bool terminating = pod.Metadata.IsTerminating;
        return new Endpoint
        {
            Addresses = addresses,
            Ready = service.Spec.PublishNotReadyAddresses || (candidate.Serving && !terminating),
            Serving = candidate.Serving,
            Terminating = terminating,
            Hostname = pod.Spec.Hostname.Length > 0 && pod.Spec.Subdomain == service.Name ? pod.Spec.Hostname : null,
            NodeName = pod.Spec.NodeName.Length > 0 ? pod.Spec.NodeName : null,
            Zone = candidate.Zone,
            TargetRef = candidate.TargetRef,
            Origin = pod.Origin,
        };
    }

    private static ImmutableArray<KeyValuePair<string, string>> Labels(Service service)
    {
        var labels = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(service.Metadata.Labels.Length + 3);
        foreach (var label in service.Metadata.Labels)
        {
            if (label.Key is not (EndpointSlice.ServiceNameLabel or ManagedByLabel or HeadlessLabel)) labels.Add(label);
        }

        labels.Add(new KeyValuePair<string, string>(EndpointSlice.ServiceNameLabel, service.Name));
        labels.Add(new KeyValuePair<string, string>(ManagedByLabel, Controller));
        if (!HasClusterIP(service)) labels.Add(new KeyValuePair<string, string>(HeadlessLabel, ""));
        return labels.ToImmutable();
    }

    private static bool HasClusterIP(Service service) =>
        !service.IsHeadless && (service.Spec.ClusterIP is not ("" or "None") || !service.Spec.ClusterIPs.IsEmpty);
}
