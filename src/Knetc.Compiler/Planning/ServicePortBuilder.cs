using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Incremental;
using Knetc.Net;
using Knetc.Options;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Planning;

/// <summary>Turns Services into the service ports of one family.</summary>
internal static class ServicePortBuilder
{
    private static readonly FieldPath Spec = FieldPath.Of("spec");
    private static readonly FieldPath ClusterIP = Spec.Field("clusterIP");
    private static readonly ItemPaths Ports = new(Spec.Field("ports"));
    private static readonly ItemPaths ClusterIPs = new(Spec.Field("clusterIPs"));
    private static readonly FieldPath ExternalIPs = Spec.Field("externalIPs");
    private static readonly FieldPath SourceRanges = Spec.Field("loadBalancerSourceRanges");
    private static readonly FieldPath Ingress = FieldPath.Of("status.loadBalancer.ingress");

    /// <summary>Why a Service has no rules at all, in the order in which the reference asks.</summary>
    public static SkippedService? Skip(Service service)
    {
        if (service.Spec.ClusterIP is "" or "None") return new SkippedService(service, SkipReason.ClusterIP);
        return service.Spec.Type == "ExternalName" ? new SkippedService(service, SkipReason.ExternalName) : null;
    }

    public static ImmutableArray<PlannedServicePort> Build(
        IEnumerable<Service> services,
        IpFamily family,
        ProxyMode mode,
        Dictionary<ServicePortName, EndpointList> endpoints,
        Memo<ManifestObject, PlanMemory.ServicePorts>? known = null)
    {
        var ports = new List<PlannedServicePort>();
        foreach (var service in services)
        {
            if (known is not null)
            {
                ports.AddRange(PortsOf(service, family, mode, endpoints, known));
                continue;
            }

            if (FindClusterIP(service, family) is { } clusterIP) AddPorts(ports, service, family, mode, clusterIP, endpoints);
        }

        Sorting.Sort(ports, static (left, right) => left.Name.CompareTo(right.Name));
        var indexed = ImmutableArray.CreateBuilder<PlannedServicePort>(ports.Count);
        for (int i = 0; i < ports.Count; i++) indexed.Add(ports[i].Index == i ? ports[i] : ports[i] with { Index = i });
        return indexed.MoveToImmutable();
    }

    /// <summary>The ports of a Service, those of an earlier run when nothing about them has changed.</summary>
    private static PlannedServicePort[] PortsOf(
        Service service,
        IpFamily family,
        ProxyMode mode,
        Dictionary<ServicePortName, EndpointList> endpoints,
        Memo<ManifestObject, PlanMemory.ServicePorts> known)
    {
        if (known.TryGet(service.Manifest, out var found) && found.IsOf(service, endpoints)) return found.Ports;
        var ports = new List<PlannedServicePort>();
        if (FindClusterIP(service, family) is { } clusterIP) AddPorts(ports, service, family, mode, clusterIP, endpoints);
        found = new PlanMemory.ServicePorts(service, [.. ports]);
        known.Set(service.Manifest, found);
        return found.Ports;
    }

    /// <summary>The ports of one Service, by name.</summary>
    public static List<PlannedServicePort> PortsOf(Service service, IpFamily family, ProxyMode mode, Dictionary<ServicePortName, EndpointList> endpoints)
    {
        var ports = new List<PlannedServicePort>();
        if (FindClusterIP(service, family) is { } clusterIP) AddPorts(ports, service, family, mode, clusterIP, endpoints);
        Sorting.Sort(ports, static (left, right) => left.Name.CompareTo(right.Name));
        return ports;
    }

    private static void AddPorts(
        List<PlannedServicePort> ports,
        Service service,
        IpFamily family,
        ProxyMode mode,
        PlannedAddress clusterIP,
        Dictionary<ServicePortName, EndpointList> endpoints)
    {
        var spec = service.Spec;
        bool external = spec.Type is "LoadBalancer" or "NodePort" || (spec.Type == "ClusterIP" && !spec.ExternalIPs.IsEmpty);
        bool externalPolicyLocal = external && spec.ExternalTrafficPolicy == "Local";
        var externalIPs = CollectAddresses(spec.ExternalIPs, service, family, ExternalIPs);
        var sourceRanges = CollectNetworks(service, family);
        var vips = CollectVips(service, family, mode);
        string? hints = service.Metadata.Annotation("service.kubernetes.io/topology-aware-hints")
            ?? service.Metadata.Annotation("service.kubernetes.io/topology-mode");

        for (int i = 0; i < spec.Ports.Length; i++)
        {
            var port = spec.Ports[i];
            var name = new ServicePortName(service.Namespace, service.Name, port.Name, port.Protocol);
            ports.Add(new PlannedServicePort
            {
                Service = service,
                Index = ports.Count,
                Name = name,
                NameText = name.ToString(),
                Protocol = port.Protocol.ToLowerInvariant(),
                Origin = new Origin(service.Manifest, Ports[i]),
                ClusterIP = clusterIP,
                Port = port.Port,
                NodePort = port.NodePort,
                AffinitySeconds = spec.SessionAffinity == "ClientIP"
                    ? spec.SessionAffinityConfig?.ClientIP?.TimeoutSeconds ?? 10800
                    : null,
                ExternalPolicyLocal = externalPolicyLocal,
                InternalPolicyLocal = spec.InternalTrafficPolicy == "Local",
                ExternalIPs = externalIPs,
                SourceRanges = sourceRanges,
                LoadBalancerVips = vips,
                HealthCheckNodePort = spec.Type == "LoadBalancer" && externalPolicyLocal ? spec.HealthCheckNodePort : 0,
                HintsAnnotation = hints,
                Endpoints = endpoints.TryGetValue(name, out var list) ? list : EndpointList.Empty,
            });
        }
    }

    private static PlannedAddress? FindClusterIP(Service service, IpFamily family)
    {
        var spec = service.Spec;
        int index = spec.IPFamilies.IndexOf(family == IpFamily.IPv4 ? "IPv4" : "IPv6");
        if (!spec.IPFamilies.IsEmpty && (index < 0 || index >= spec.ClusterIPs.Length)) return null;

        string text = spec.IPFamilies.IsEmpty ? spec.ClusterIP : spec.ClusterIPs[index];
        if (!IpAddress.TryParse(text, ParsingGrade.Sloppy, out var address) || address.Family != family) return null;

        // Whoever wrote only one of the two fields should be led to that one.
        bool hasList = index > 0 || (service.Manifest.Root?.Find("spec") as YamlMapping)?.Find("clusterIPs") is not null;
        var path = hasList ? ClusterIPs[Math.Max(index, 0)] : ClusterIP;
        return new PlannedAddress(address, new Origin(service.Manifest, path));
    }

    private static ImmutableArray<PlannedAddress> CollectAddresses(
        ImmutableArray<string> texts, Service service, IpFamily family, FieldPath path)
    {
        if (texts.IsEmpty) return [];
        var addresses = ImmutableArray.CreateBuilder<PlannedAddress>(texts.Length);
        for (int i = 0; i < texts.Length; i++)
        {
            if (IpAddress.TryParse(texts[i], ParsingGrade.Sloppy, out var address) && address.Family == family)
            {
                addresses.Add(new PlannedAddress(address, new Origin(service.Manifest, path.Index(i))));
            }
        }

        return addresses.DrainToImmutable();
    }

    private static ImmutableArray<PlannedNetwork> CollectNetworks(Service service, IpFamily family)
    {
        var texts = service.Spec.LoadBalancerSourceRanges;
        if (texts.IsEmpty) return [];
        var networks = ImmutableArray.CreateBuilder<PlannedNetwork>(texts.Length);
        for (int i = 0; i < texts.Length; i++)
        {
            if (IpNetwork.TryParse(texts[i].AsSpan().Trim(), ParsingGrade.Sloppy, out var network) && network.Family == family)
            {
                networks.Add(new PlannedNetwork(network, new Origin(service.Manifest, SourceRanges.Index(i))));
            }
        }

        return networks.DrainToImmutable();
    }

    private static ImmutableArray<PlannedAddress> CollectVips(Service service, IpFamily family, ProxyMode mode)
    {
        if (service.Ingress.IsEmpty) return [];
        var vips = ImmutableArray.CreateBuilder<PlannedAddress>(service.Ingress.Length);
        for (int i = 0; i < service.Ingress.Length; i++)
        {
            var ingress = service.Ingress[i];

            // Mode Proxy: the load balancer itself must see the packets. The field is younger than userspace mode.
            if (ingress.IPMode is not (null or "VIP") && mode != ProxyMode.Userspace) continue;
            if (IpAddress.TryParse(ingress.IP, ParsingGrade.Sloppy, out var address) && address.Family == family)
            {
                vips.Add(new PlannedAddress(address, new Origin(service.Manifest, Ingress.Index(i).Field("ip"))));
            }
        }

        return vips.DrainToImmutable();
    }
}
