using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Locking;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Addressing;

/// <summary>What the lock holds for nodes: blocks that they keep, blocks that come back with them, and blocks that stay out of use.</summary>
internal sealed class NodeLocks(LockLedger ledger, ImmutableArray<NodeBlockPool> pools, FieldPath path)
{
    private readonly HeldValues<IpNetwork> _blocks = new(ledger.Findings);
    private readonly PoolLedger _ledger = ledger[LockPool.NodeCidr];

    /// <summary>The block on record, or null.</summary>
    public IpNetwork? BlockOf(Node node, IpFamily family) => _blocks.Find(LockPool.NodeCidr, LockKeys.NodeCidr(family, node.Name));

    /// <summary>Takes the blocks of nodes that leave theirs open. Ranges that are reserved have been taken before.</summary>
    public void Hold(ImmutableArray<Node> nodes)
    {
        foreach (var node in nodes)
        {
            if (!node.PodCIDRs.IsEmpty) continue;
            foreach (var pool in pools)
            {
                if (_ledger.Find(LockKeys.NodeCidr(pool.Family, node.Name)) is { } entry) Hold(entry, pool, node);
            }
        }

        // Of blocks that share addresses without being equal, as after a merge, the smaller key keeps its own as well.
        foreach (var held in _blocks.All.OrderBy(static held => held.Value.Entry.Key, Text.Utf8Order.Instance).ToArray())
        {
            var pool = Pool(held.Key.Family)!;
            if (pool.HolderOf(held.Key) is { Entry: { } winner })
            {
                _blocks.Remove(held.Key);
                ledger.Findings.Drop(held.Value.Entry, $"overlaps {winner.Value} of {winner.FullKey}", held.Value.Claim.Manifest);
                continue;
            }

            pool.Occupy(held.Key, held.Value.Claim);
        }
    }

    /// <summary>Takes the blocks that manifests give; one that overlaps a locked block is an error.</summary>
    public void Occupy(ImmutableArray<Node> nodes, DiagnosticBag diagnostics)
    {
        foreach (var node in nodes)
        {
            for (int i = 0; i < node.PodCIDRs.Length; i++)
            {
                if (!IpNetwork.TryParse(node.PodCIDRs[i].AsSpan(), ParsingGrade.Sloppy, out var network) || Pool(network.Family) is not { } pool) continue;
                if (pool.HolderOf(network) is { Entry: not null } holder)
                {
                    new ObjectErrors(node.Manifest, diagnostics).Locked(
                        ledger.Previous, path.Index(i), $"Invalid value: \"{node.PodCIDRs[i]}\": the block is already allocated to {holder.Holder}", holder, pool.Suggest()?.ToString());
                }

                pool.Occupy(network, Claim.By(node.Manifest, path));
            }
        }
    }

    /// <summary>Gives nodes back the free blocks they had when they were there last; what nobody needs stays out of use.</summary>
    public void Revive(ImmutableArray<Node> nodes)
    {
        foreach (var node in nodes)
        {
            foreach (var pool in pools)
            {
                string key = LockKeys.NodeCidr(pool.Family, node.Name);
                if (node.PodCIDRs.IsEmpty && BlockOf(node, pool.Family) is null && _ledger.FindRetired(key) is { } entry) Revive(entry, pool, node);
                _ledger.Need(key);
            }
        }

        foreach (var entry in _ledger.Leftovers())
        {
            if (Network(entry) is var network) Pool(network.Family)?.Retire(entry, network);
        }
    }

    /// <summary>Writes down the blocks of a node that lie in a cluster range.</summary>
    public void Record(Node node, bool isExplicit)
    {
        foreach (string text in node.PodCIDRs)
        {
            if (!IpNetwork.TryParse(text.AsSpan(), ParsingGrade.Sloppy, out var network)) continue;
            if (Pool(network.Family)?.ClusterCidr.Contains(network) == true) _ledger.Record(LockKeys.NodeCidr(network.Family, node.Name), network.ToString(), isExplicit);
        }
    }

    /// <summary>Writes down what stays out of use, and who had no luck with its hash.</summary>
    public void RecordRest()
    {
        foreach (var pool in pools)
        {
            foreach (var entry in pool.Retired) _ledger.Retire(entry);
            foreach (var claim in pool.Displaced) ledger.Findings.Displace("the pod range", claim.Manifest);
        }
    }

    private NodeBlockPool? Pool(IpFamily family)
    {
        foreach (var pool in pools)
        {
            if (pool.Family == family) return pool;
        }

        return null;
    }

    private void Hold(LockEntry entry, NodeBlockPool pool, Node node)
    {
        var network = Network(entry);
        if (!pool.ClusterCidr.Contains(network)) ledger.Findings.Drop(entry, $"is no block of the cluster range {pool.ClusterCidr}", node.Manifest);
        else if (pool.HolderOf(network) is { } reserved) ledger.Findings.Drop(entry, $"overlaps {reserved.Holder}", node.Manifest);
        else _blocks.Add(entry, network, Claim.By(node.Manifest, path));
    }

    private void Revive(LockEntry entry, NodeBlockPool pool, Node node)
    {
        var network = Network(entry);
        if (!pool.ClusterCidr.Contains(network) || pool.HolderOf(network) is not null) return;
        var claim = Claim.By(node.Manifest, path);
        _blocks.Add(entry, network, claim);
        pool.Occupy(network, claim);
    }

    private static IpNetwork Network(LockEntry entry)
    {
        IpNetwork.TryParse(entry.Value.AsSpan(), ParsingGrade.Canonical, out var network);
        return network;
    }
}
