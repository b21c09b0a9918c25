using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Locking;
using Knetc.Net;
using Knetc.Options;
using Knetc.Yaml;

namespace Knetc.Addressing;

/// <summary>
/// Gives Services their cluster IPs, node ports and health-check node ports (api-semantics §3.3.4): everything that manifests
/// ask for, each Service wholly or not at all; what the lock holds; then the rest by hash. The order is by namespace and name.
/// </summary>
public sealed class ServiceAllocator
{
    private static readonly FieldPath ClusterIPsPath = FieldPath.Of("spec.clusterIPs");
    private static readonly FieldPath HealthCheckPath = FieldPath.Of("spec.healthCheckNodePort");

    private readonly ServiceFamilies _families;
    private readonly ServicePools _pools;
    private readonly ServiceLocks _locks;
    private readonly ConventionalAddresses _conventional;
    private readonly DiagnosticBag _diagnostics;

    private ServiceAllocator(ClusterOptions options, ImmutableArray<IpNetwork> networks, bool reserveDns, LockLedger ledger, DiagnosticBag diagnostics)
    {
        _conventional = new ConventionalAddresses(options.ServiceClusterIPRanges[0], reserveDns);
        _families = new ServiceFamilies([.. options.ServiceClusterIPRanges.Select(range => range.Family).Distinct()]);
        _pools = new ServicePools(options, networks, ledger.Findings);
        _locks = new ServiceLocks(ledger, _pools, _conventional);
        _diagnostics = diagnostics;
    }

    /// <summary>Allocates for all Services; those whose wishes cannot be met are reported and left out.</summary>
    /// <param name="services">Valid Services by namespace and name.</param>
    /// <param name="options">The ranges.</param>
    /// <param name="serviceCidrs">Further ranges, used when those of the options are full.</param>
    /// <param name="reserveDns">Whether the tenth address is kept for the DNS Service, as kubeadm does.</param>
    /// <param name="rejected">Namespaces and names of Services with errors, whose locked values stay theirs.</param>
    /// <param name="ledger">What was chosen before; receives what is chosen now.</param>
    /// <param name="diagnostics">Receives the findings.</param>
    public static ImmutableArray<Service> Allocate(
        ImmutableArray<Service> services,
        ClusterOptions options,
        ImmutableArray<ServiceCidr> serviceCidrs,
        bool reserveDns,
        IEnumerable<(string Namespace, string Name)> rejected,
        LockLedger ledger,
        DiagnosticBag diagnostics)
    {
        var allocator = new ServiceAllocator(options, ServiceCidrs.Networks(options, serviceCidrs), reserveDns, ledger, diagnostics);
        var admitted = allocator.Admit(services, rejected);
        allocator._conventional.Reserve(allocator._pools.Of(options.ServiceClusterIPRanges[0].Family));
        foreach (var service in admitted) allocator._locks.Revive(service);
        allocator._locks.RetireRest();
        var allocated = ImmutableArray.CreateBuilder<Service>(admitted.Count);
        foreach (var service in admitted)
        {
            if (allocator.Complete(service) is not { } complete) continue;
            allocated.Add(complete);
            allocator._locks.Record(service, complete);
        }

        allocator._locks.RecordRest();
        return allocated.ToImmutable();
    }

    /// <summary>Resolves the families, takes what the lock holds, then what manifests ask for.</summary>
    private List<Service> Admit(ImmutableArray<Service> services, IEnumerable<(string Namespace, string Name)> rejected)
    {
        var resolved = new List<Service>(services.Length);
        var refused = new List<(string Namespace, string Name)>(rejected);
        foreach (var service in services)
        {
            if (_families.Resolve(service, new ObjectErrors(service.Manifest, _diagnostics)) is { } known) resolved.Add(known);
            else refused.Add((service.Namespace, service.Name));
        }

        foreach (var address in _conventional.Addresses) _pools.Of(address.Family).Expect(address);
        foreach (var service in resolved)
        {
            _pools.Expect(service);
            _locks.Hold(service);
        }

        _locks.Take(refused);
        resolved.RemoveAll(service => !Admit(service));
        return resolved;
    }

    /// <summary>Reserves every value the manifest asks for; false, with nothing reserved, on error.</summary>
    private bool Admit(Service service)
    {
        var errors = new ObjectErrors(service.Manifest, _diagnostics);
        var addresses = CheckClusterIPs(service, errors);
        var ports = new NodePortRequests(_pools.NodePorts, _locks, service, errors);
        if (errors.Count > 0) return false;
        foreach (var (address, claim) in addresses) _pools.Of(address.Family).Take(address, claim);
        ports.Reserve();
        return true;
    }

    private List<(IpAddress Address, Claim Claim)> CheckClusterIPs(Service service, ObjectErrors errors)
    {
        var requested = new List<(IpAddress, Claim)>();
        var texts = service.Spec.ClusterIPs;
        for (int i = 0; i < texts.Length && service.Spec.Type != ServiceTypes.ExternalName && !service.IsHeadless; i++)
        {
            if (!IpAddress.TryParse(texts[i].AsSpan(), ParsingGrade.Sloppy, out var address)) continue;
            var path = ClusterIPFields.Written(errors, ClusterIPsPath.Index(i));
            var pool = _pools.Of(address.Family);
            if (!pool.Contains(address))
            {
                string message = $"Invalid value: {ObjectErrors.Quote(texts[i])}: failed to allocate IP {texts[i]}: not a usable address of the service range {string.Join(", ", pool.Networks)}";
                errors.Outside(AddressDiagnostics.ClusterIPOutOfRange, path, message, _pools.RangeLocation, pool.NearestFree(address)?.ToString());
            }
            else if (pool.HolderOf(address) is { } holder)
            {
                string message = $"Invalid value: \"{texts[i]}\": failed to allocate IP {texts[i]}: provided IP is already allocated to {holder.Holder}";
                if (holder.Entry is null) errors.Taken(AddressDiagnostics.ClusterIPTaken, path, message, holder, pool.NearestFree(address)?.ToString());
                else errors.Locked(_locks.File, path, message, holder, pool.Suggest(service.Namespace, service.Name)?.ToString());
            }
            else
            {
                requested.Add((address, Claim.By(service.Manifest, path)));
                if (_conventional.OtherOwner(address, service) is { } owner)
                {
                    // kubeadm always installs its DNS; whether default/kubernetes is part of the cluster at hand, the input alone can say.
                    var severity = owner == ConventionalAddresses.DnsService ? Severity.Error : Severity.Warning;
                    errors.Report(
                        new Diagnostic(AddressDiagnostics.ConventionalAddress, $"{texts[i]} belongs to the Service {owner} in a live cluster")
                        {
                            Severity = severity,
                            Location = service.Manifest.Locate(path),
                            Fix = pool.NearestFree(address)?.ToString(),
                        },
                        path);
                }
            }
        }

        return requested;
    }

    /// <summary>Chooses what manifest and lock leave open.</summary>
    private Service? Complete(Service service)
    {
        if (service.Spec.Type == ServiceTypes.ExternalName) return service;
        var errors = new ObjectErrors(service.Manifest, _diagnostics);
        var spec = service.IsHeadless ? service.Spec : AllocateClusterIPs(service, errors);
        if (NodePortRequests.AllocatesNodePorts(spec)) spec = spec with { Ports = NodePortRequests.Fill(_pools.NodePorts, _locks, service, errors) };
        if (service.HasOpenHealthCheck()) spec = AllocateHealthCheck(service, spec, errors);
        return errors.Count > 0 ? null : service with { Spec = spec };
    }

    private ServiceSpec AllocateClusterIPs(Service service, ObjectErrors errors)
    {
        var addresses = service.Spec.ClusterIPs.ToBuilder();
        foreach (var family in service.OpenFamilies())
        {
            var claim = Claim.By(service.Manifest, ClusterIPsPath);
            var address = _locks.AddressOf(service, family)
                ?? _conventional.OwnAddress(service, _pools.Of(family))
                ?? _pools.Of(family).Allocate(service.Namespace, service.Name, claim);
            if (address is { } chosen) addresses.Add(chosen.ToString());
            else errors.Add(AddressDiagnostics.ServiceRangeExhausted, ClusterIPsPath, $"Internal error: failed to allocate an IP: the {family} service range is full");
        }

        return addresses.Count == 0 ? service.Spec : service.Spec with { ClusterIPs = addresses.ToImmutable(), ClusterIP = addresses[0] };
    }

    private ServiceSpec AllocateHealthCheck(Service service, ServiceSpec spec, ObjectErrors errors)
    {
        var claim = Claim.By(service.Manifest, HealthCheckPath);
        if ((_locks.HealthCheckOf(service) ?? _pools.NodePorts.AllocateHealthCheck(service.Namespace, service.Name, claim)) is { } port)
        {
            return spec with { HealthCheckNodePort = port };
        }

        errors.Add(AddressDiagnostics.NodePortsExhausted, HealthCheckPath, $"Internal error: failed to allocate a health-check node port: the range {_pools.NodePorts.Range} is full");
        return spec;
    }
}
