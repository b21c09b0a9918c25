using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Options;
using Knetc.Yaml;

namespace Knetc.Addressing;

/// <summary>
/// Gives Services their cluster IPs, node ports and health-check node ports (api-semantics §3.3.4): first everything that
/// manifests ask for, each Service wholly or not at all, then the rest by hash. The order is by namespace and name.
/// </summary>
public sealed class ServiceAllocator
{
    private static readonly FieldPath ClusterIPsPath = FieldPath.Of("spec.clusterIPs");
    private static readonly FieldPath HealthCheckPath = FieldPath.Of("spec.healthCheckNodePort");

    private readonly ServiceFamilies _families;
    private readonly ServiceRangePool _ipv4;
    private readonly ServiceRangePool _ipv6;
    private readonly NodePortPool _nodePorts;
    private readonly ConventionalAddresses _conventional;
    private readonly DiagnosticBag _diagnostics;

    private ServiceAllocator(ClusterOptions options, ImmutableArray<IpNetwork> networks, bool reserveDns, DiagnosticBag diagnostics)
    {
        _conventional = new ConventionalAddresses(options.ServiceClusterIPRanges[0], reserveDns);
        _families = new ServiceFamilies([.. options.ServiceClusterIPRanges.Select(range => range.Family).Distinct()]);
        _ipv4 = new ServiceRangePool(IpFamily.IPv4, networks, options.KubeVersion);
        _ipv6 = new ServiceRangePool(IpFamily.IPv6, networks, options.KubeVersion);
        _nodePorts = new NodePortPool(options.ServiceNodePortRange, options.KubeVersion);
        _diagnostics = diagnostics;
    }

    /// <summary>Allocates for all Services; those whose wishes cannot be met are reported and left out.</summary>
    /// <param name="services">Valid Services by namespace and name.</param>
    /// <param name="options">The ranges.</param>
    /// <param name="serviceCidrs">Further ranges, used when those of the options are full.</param>
    /// <param name="reserveDns">Whether the tenth address is kept for the DNS Service, as kubeadm does.</param>
    /// <param name="diagnostics">Receives the findings.</param>
    public static ImmutableArray<Service> Allocate(
        ImmutableArray<Service> services, ClusterOptions options, ImmutableArray<ServiceCidr> serviceCidrs, bool reserveDns, DiagnosticBag diagnostics)
    {
        var allocator = new ServiceAllocator(options, ServiceCidrs.Networks(options, serviceCidrs), reserveDns, diagnostics);
        var admitted = ImmutableArray.CreateBuilder<Service>(services.Length);
        foreach (var service in services)
        {
            if (allocator.Admit(service) is { } resolved) admitted.Add(resolved);
        }

        allocator._conventional.Reserve(allocator.Pool(options.ServiceClusterIPRanges[0].Family));
        var allocated = ImmutableArray.CreateBuilder<Service>(admitted.Count);
        foreach (var service in admitted)
        {
            if (allocator.Complete(service) is { } complete) allocated.Add(complete);
        }

        return allocated.ToImmutable();
    }

    /// <summary>Resolves the families and reserves every value the manifest asks for; null, with nothing reserved, on error.</summary>
    private Service? Admit(Service service)
    {
        var errors = new ObjectErrors(service.Manifest, _diagnostics);
        if (_families.Resolve(service, errors) is not { } resolved) return null;
        var addresses = CheckClusterIPs(resolved, errors);
        var ports = new NodePortRequests(_nodePorts, resolved, errors);
        if (errors.Count > 0) return null;
        foreach (var (address, claim) in addresses) Pool(address.Family).Take(address, claim);
        return resolved with { Spec = ports.Reserve(resolved.Spec) };
    }

    private List<(IpAddress Address, Claim Claim)> CheckClusterIPs(Service service, ObjectErrors errors)
    {
        var requested = new List<(IpAddress, Claim)>();
        var texts = service.Spec.ClusterIPs;
        for (int i = 0; i < texts.Length && service.Spec.Type != ServiceTypes.ExternalName && !service.IsHeadless; i++)
        {
            if (!IpAddress.TryParse(texts[i].AsSpan(), ParsingGrade.Sloppy, out var address)) continue;
            var path = ClusterIPFields.Written(errors, ClusterIPsPath.Index(i));
            var pool = Pool(address.Family);
            if (!pool.Contains(address))
            {
                errors.Invalid(AddressDiagnostics.ClusterIPOutOfRange, path, texts[i], $"failed to allocate IP {texts[i]}: not a usable address of the service range {string.Join(", ", pool.Networks)}");
            }
            else if (pool.HolderOf(address) is { } holder)
            {
                errors.Taken(AddressDiagnostics.ClusterIPTaken, path, $"Invalid value: \"{texts[i]}\": failed to allocate IP {texts[i]}: provided IP is already allocated to {holder.Holder}", holder);
            }
            else
            {
                requested.Add((address, Claim.By(service.Manifest, path)));
                if (_conventional.OtherOwner(address, service) is { } owner)
                {
                    errors.Add(AddressDiagnostics.ConventionalAddress, path, $"{texts[i]} belongs to the Service {owner} in a live cluster");
                }
            }
        }

        return requested;
    }

    /// <summary>Chooses what the manifest left open.</summary>
    private Service? Complete(Service service)
    {
        if (service.Spec.Type == ServiceTypes.ExternalName) return service;
        var errors = new ObjectErrors(service.Manifest, _diagnostics);
        var spec = service.IsHeadless ? service.Spec : AllocateClusterIPs(service, errors);
        spec = AllocateNodePorts(service, spec, errors);
        return errors.Count > 0 ? null : service with { Spec = spec };
    }

    private ServiceSpec AllocateClusterIPs(Service service, ObjectErrors errors)
    {
        var spec = service.Spec;
        var addresses = spec.ClusterIPs.ToBuilder();
        for (int i = addresses.Count; i < spec.IPFamilies.Length; i++)
        {
            var family = spec.IPFamilies[i] == nameof(IpFamily.IPv4) ? IpFamily.IPv4 : IpFamily.IPv6;
            if (_conventional.AddressOf(service) is { } own && own.Family == family)
            {
                addresses.Add(own.ToString());
            }
            else if (Pool(family).Allocate(service.Namespace, service.Name, Claim.By(service.Manifest, ClusterIPsPath)) is { } address)
            {
                addresses.Add(address.ToString());
            }
            else
            {
                errors.Add(AddressDiagnostics.ServiceRangeExhausted, ClusterIPsPath, $"Internal error: failed to allocate an IP: the {family} service range is full");
            }
        }

        return addresses.Count == 0 ? spec : spec with { ClusterIPs = addresses.ToImmutable(), ClusterIP = addresses[0] };
    }

    private ServiceSpec AllocateNodePorts(Service service, ServiceSpec spec, ObjectErrors errors)
    {
        if (NodePortRequests.AllocatesNodePorts(spec)) spec = spec with { Ports = NodePortRequests.Fill(_nodePorts, service, spec.Ports, errors) };
        if (!ServiceDefaults.NeedsHealthCheckNodePort(spec) || spec.HealthCheckNodePort != 0) return spec;
        if (_nodePorts.AllocateHealthCheck(service.Namespace, service.Name, Claim.By(service.Manifest, HealthCheckPath)) is { } port)
        {
            return spec with { HealthCheckNodePort = port };
        }

        errors.Add(AddressDiagnostics.NodePortsExhausted, HealthCheckPath, $"Internal error: failed to allocate a health-check node port: the range {_nodePorts.Range} is full");
        return spec;
    }

    private ServiceRangePool Pool(IpFamily family) => family == IpFamily.IPv4 ? _ipv4 : _ipv6;
}
