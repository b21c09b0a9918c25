using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Locking;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Addressing;

/// <summary>What the lock holds for pods: addresses that they keep, addresses that come back with them, and addresses that stay out of use.</summary>
internal sealed class PodLocks(LockLedger ledger, Dictionary<string, NodePodPools> nodes)
{
    private static readonly FieldPath PodIPsPath = FieldPath.Of("status.podIPs");

    private readonly HeldValues<IpAddress> _addresses = new(ledger.Findings);
    private readonly PoolLedger _ledger = ledger[LockPool.PodIP];
    private PodRangeIndex? _index;

    /// <summary>The address on record within a pod's range, or null.</summary>
    public IpAddress? AddressOf(Pod pod, PodRangePool pool) =>
        _addresses.Find(LockPool.PodIP, LockKeys.Address(pool.Network.Family, pod.Namespace, pod.Name)) is { } address && pool.Contains(address) ? address : null;

    /// <summary>Collects the addresses of pods that need one.</summary>
    public void Hold(Pod pod, NodePodPools node)
    {
        foreach (var pool in node.Pools)
        {
            if (_ledger.Find(LockKeys.Address(pool.Network.Family, pod.Namespace, pod.Name)) is not { } entry) continue;
            var address = Address(entry);
            if (pool.Contains(address)) _addresses.Add(entry, address, Claim.By(pod.Manifest, FieldPath.Root));
            else ledger.Findings.Drop(entry, $"is no pod address of node {pod.Spec.NodeName}", pod.Manifest);
        }
    }

    /// <summary>Takes what <see cref="Hold"/> collected.</summary>
    public void Take()
    {
        foreach (var held in _addresses.All)
        {
            var claim = held.Value.Claim;
            if (Index().Find(held.Key) is { } pool && pool.HolderOf(held.Key) is null) pool.Take(held.Key, claim);
        }
    }

    /// <summary>Takes the addresses that a pod has already; one that is locked for another pod is an error.</summary>
    public void Reserve(Pod pod, NodePodPools node, DiagnosticBag diagnostics)
    {
        for (int i = 0; i < pod.PodIPs.Length && !pod.Spec.HostNetwork; i++)
        {
            if (!IpAddress.TryParse(pod.PodIPs[i].AsSpan(), ParsingGrade.Sloppy, out var address) || node.Find(address) is not { } pool || !pool.Contains(address)) continue;
            if (pool.HolderOf(address) is not { } holder)
            {
                pool.Take(address, Claim.By(pod.Manifest, FieldPath.Root));
                _ledger.Record(LockKeys.Address(address.Family, pod.Namespace, pod.Name), address.ToString(), isExplicit: true);
            }
            else if (holder.Entry is not null)
            {
                new ObjectErrors(pod.Manifest, diagnostics).Locked(
                    ledger.Previous, PodIPsPath.Index(i), $"Invalid value: \"{pod.PodIPs[i]}\": the address is already allocated to {holder.Holder}", holder, pool.Suggest(pod)?.ToString());
            }
        }
    }

    /// <summary>Gives a pod back the free addresses it had when it was there last.</summary>
    public void Revive(Pod pod, NodePodPools node)
    {
        foreach (var pool in node.Pools)
        {
            string key = LockKeys.Address(pool.Network.Family, pod.Namespace, pod.Name);
            if (_addresses.Find(LockPool.PodIP, key) is not null || _ledger.FindRetired(key) is not { } entry) continue;
            var address = Address(entry);
            if (!pool.Contains(address) || pool.HolderOf(address) is not null) continue;
            var claim = Claim.By(pod.Manifest, FieldPath.Root);
            _addresses.Add(entry, address, claim);
            pool.Take(address, claim with { Entry = entry });
        }
    }

    /// <summary>Says that a pod will have addresses of its node's families.</summary>
    public void Need(Pod pod, NodePodPools node)
    {
        foreach (var pool in node.Pools) _ledger.Need(LockKeys.Address(pool.Network.Family, pod.Namespace, pod.Name));
    }

    /// <summary>Keeps out of use what nobody needs.</summary>
    public void RetireRest()
    {
        foreach (var entry in _ledger.Leftovers())
        {
            if (Address(entry) is var address) Index().Find(address)?.Retire(entry, address);
        }
    }

    /// <summary>Writes down the addresses that were chosen for a pod.</summary>
    public void Record(Pod pod)
    {
        foreach (string text in pod.PodIPs)
        {
            if (IpAddress.TryParse(text.AsSpan(), ParsingGrade.Sloppy, out var address)) _ledger.Record(LockKeys.Address(address.Family, pod.Namespace, pod.Name), text, isExplicit: false);
        }
    }

    /// <summary>Writes down what stays out of use, and who had no luck with its hash.</summary>
    public void RecordRest()
    {
        foreach (var pool in nodes.Values.SelectMany(static node => node.Pools))
        {
            foreach (var entry in pool.Retired) _ledger.Retire(entry);
            foreach (var claim in pool.Displaced) ledger.Findings.Displace("a pod address", claim.Manifest);
        }
    }

    private PodRangeIndex Index() => _index ??= new PodRangeIndex(nodes.Values.SelectMany(static node => node.Pools));

    private static IpAddress Address(LockEntry entry)
    {
        IpAddress.TryParse(entry.Value.AsSpan(), ParsingGrade.Canonical, out var address);
        return address;
    }
}
