using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Net;

namespace Knetc.Addressing;

/// <summary>
/// Addresses that belong to well-known Services by convention (api-semantics §3.2.5): the first one to the API server, with
/// kubeadm the tenth to the cluster's DNS. They are never chosen for anybody else.
/// </summary>
internal sealed class ConventionalAddresses
{
    /// <summary>The cluster's DNS, where kubeadm puts it.</summary>
    public const string DnsService = "kube-system/kube-dns";

    private readonly ImmutableArray<(IpAddress Address, string Namespace, string Name)> _owners;

    public ConventionalAddresses(IpNetwork primaryRange, bool reserveDns)
    {
        var owners = ImmutableArray.CreateBuilder<(IpAddress, string, string)>();
        if (primaryRange.Address.TryAdd(1, out var first)) owners.Add((first, "default", "kubernetes"));
        if (reserveDns && primaryRange.Address.TryAdd(10, out var tenth)) owners.Add((tenth, "kube-system", "kube-dns"));
        _owners = owners.ToImmutable();
    }

    public IEnumerable<IpAddress> Addresses => _owners.Select(static owner => owner.Address);

    /// <summary>The Service an address belongs to, as <c>default/kubernetes</c>, unless it is this one; null for others.</summary>
    public string? OtherOwner(IpAddress address, Service service)
    {
        foreach (var owner in _owners)
        {
            if (owner.Address == address && !Owns(owner, service)) return $"{owner.Namespace}/{owner.Name}";
        }

        return null;
    }

    /// <summary>The address that belongs to a Service, when the pool has it and no other Service asked for it; else null.</summary>
    public IpAddress? OwnAddress(Service service, ServiceRangePool pool)
    {
        foreach (var owner in _owners)
        {
            if (Owns(owner, service) && pool.HolderOf(owner.Address) is { Manifest: null }) return owner.Address;
        }

        return null;
    }

    /// <summary>Keeps those addresses that no manifest asked for.</summary>
    public void Reserve(ServiceRangePool pool)
    {
        foreach (var owner in _owners)
        {
            if (pool.Contains(owner.Address) && pool.HolderOf(owner.Address) is null) pool.Take(owner.Address, Claim.Reserved($"the Service {owner.Namespace}/{owner.Name}"));
        }
    }

    private static bool Owns((IpAddress Address, string Namespace, string Name) owner, Service service) =>
        service.Namespace == owner.Namespace && service.Name == owner.Name;
}
