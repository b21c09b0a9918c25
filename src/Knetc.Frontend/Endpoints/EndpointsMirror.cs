using System.Collections.Immutable;
using System.Globalization;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Endpoints;

/// <summary>Turns Endpoints objects into slices, as the mirroring controller does (api-semantics §4.9).</summary>
internal static class EndpointsMirror
{
    private const string ManagedByLabel = "endpointslice.kubernetes.io/managed-by";
    private const string Controller = "endpointslicemirroring-controller.k8s.io";
    private const string SkipLabel = "endpointslice.kubernetes.io/skip-mirror";
    private const string LeaderAnnotation = "control-plane.alpha.kubernetes.io/leader";
    private const string LastAppliedAnnotation = "kubectl.kubernetes.io/last-applied-configuration";
    private const string LastChangeAnnotation = "endpoints.kubernetes.io/last-change-trigger-time";

    private static readonly FieldPath SubsetsPath = FieldPath.Of("subsets");

    /// <summary>Adds the mirrored slices of Endpoints that belong to a Service without a selector.</summary>
    public static void Add(
        ImmutableArray<Service> services, ImmutableArray<LegacyEndpoints> endpoints, int maxPerSubset, DiagnosticBag diagnostics, List<SliceDraft> drafts)
    {
        if (endpoints.IsEmpty) return;
        var selectorless = new HashSet<(string Namespace, string Name)>();
        foreach (var service in services)
        {
            if (service.IsSelectorless) selectorless.Add((service.Namespace, service.Name));
        }

        foreach (var item in endpoints)
        {
            if (selectorless.Contains((item.Namespace, item.Name)) && IsMirrored(item.Metadata)) Add(item, maxPerSubset, diagnostics, drafts);
        }
    }

    private static bool IsMirrored(ObjectMeta metadata) =>
        metadata.Label(SkipLabel) != "true" && metadata.Annotation(LeaderAnnotation) is null;

    private static void Add(LegacyEndpoints endpoints, int maxPerSubset, DiagnosticBag diagnostics, List<SliceDraft> drafts)
    {
        var groups = new Dictionary<(IpFamily Family, string Ports), PortGroup>();
        for (int i = 0; i < endpoints.Subsets.Length; i++)
        {
            var subset = endpoints.Subsets[i];
            var ports = PortSet.Of(subset.Ports);
            var path = SubsetsPath.Index(i);
            int room = maxPerSubset;
            Add(endpoints.Manifest, subset.Addresses, path.Field("addresses"), ready: true, ports, groups, ref room);
            Add(endpoints.Manifest, subset.NotReadyAddresses, path.Field("notReadyAddresses"), ready: false, ports, groups, ref room);
            int count = subset.Addresses.Length + subset.NotReadyAddresses.Length;
            if (count > maxPerSubset) ReportTooMany(endpoints.Manifest, path, count, maxPerSubset, diagnostics);
        }

        var labels = Labels(endpoints);
        var annotations = endpoints.Metadata.Annotations.RemoveAll(static pair => pair.Key is LastAppliedAnnotation or LastChangeAnnotation);
        foreach (var group in groups)
        {
            drafts.Add(new SliceDraft(
                endpoints.Namespace, endpoints.Name, group.Key.Family.ToString(), group.Value.Ports, 0, [.. group.Value.Endpoints], labels, annotations));
        }
    }

    private static void Add(
        ManifestObject manifest,
        ImmutableArray<EndpointAddress> addresses,
        FieldPath path,
        bool ready,
        PortSet ports,
        Dictionary<(IpFamily Family, string Ports), PortGroup> groups,
        ref int room)
    {
        for (int i = 0; i < addresses.Length && room > 0; i++, room--)
        {
            // Validation has reported a text that is no address; the controller drops it.
            if (!IpAddress.TryParse(addresses[i].IP.AsSpan(), ParsingGrade.Sloppy, out var address)) continue;
            Find(groups, address.Family, ports).Endpoints.Add(new Endpoint
            {
                Addresses = [address.ToString()],
                Ready = ready,
                Hostname = addresses[i].Hostname.Length > 0 ? addresses[i].Hostname : null,
                NodeName = addresses[i].NodeName,
                TargetRef = addresses[i].TargetRef,
                Origin = new Origin(manifest, path.Index(i)),
            });
        }
    }

    private static PortGroup Find(Dictionary<(IpFamily Family, string Ports), PortGroup> groups, IpFamily family, PortSet ports)
    {
        if (!groups.TryGetValue((family, ports.Key), out var group)) groups.Add((family, ports.Key), group = new PortGroup(ports));
        return group;
    }

    private static ImmutableArray<KeyValuePair<string, string>> Labels(LegacyEndpoints endpoints) => endpoints.Metadata.Labels
        .RemoveAll(static label => label.Key is EndpointSlice.ServiceNameLabel or ManagedByLabel)
        .Add(new KeyValuePair<string, string>(EndpointSlice.ServiceNameLabel, endpoints.Name))
        .Add(new KeyValuePair<string, string>(ManagedByLabel, Controller));

    private static void ReportTooMany(ManifestObject manifest, FieldPath path, int count, int maxPerSubset, DiagnosticBag diagnostics) =>
        diagnostics.Add(new Diagnostic(
            SliceDiagnostics.TooManyMirrored,
            $"the subset has {count.ToString(CultureInfo.InvariantCulture)} addresses; those after the first {maxPerSubset.ToString(CultureInfo.InvariantCulture)} are left out")
        {
            Location = manifest.Locate(path),
            Object = manifest.ToString(),
            Path = path.ToString(),
        });
}
