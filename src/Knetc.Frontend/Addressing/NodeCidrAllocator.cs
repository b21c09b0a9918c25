using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Hashing;
using Knetc.Locking;
using Knetc.Net;
using Knetc.Options;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Addressing;

/// <summary>Gives every node without pod ranges a block of each cluster range (api-semantics §3.6).</summary>
public static class NodeCidrAllocator
{
    private static readonly FieldPath PodCidrsPath = FieldPath.Of("spec.podCIDRs");

    /// <summary>The nodes with their blocks; a node that no block is left for is reported and keeps none.</summary>
    /// <param name="nodes">All nodes by name.</param>
    /// <param name="options">The cluster ranges, node masks and service ranges.</param>
    /// <param name="byHash">Choose by hash, which no other node can shift, instead of the lowest free block.</param>
    /// <param name="diagnostics">Receives the findings.</param>
    /// <param name="ledger">What was chosen before; receives what is chosen now.</param>
    public static ImmutableArray<Node> Allocate(
        ImmutableArray<Node> nodes, ClusterOptions options, bool byHash, DiagnosticBag diagnostics, LockLedger? ledger = null)
    {
        var pools = ImmutableArray.CreateBuilder<NodeBlockPool>();
        foreach (var clusterCidr in options.ClusterCidrs)
        {
            int mask = clusterCidr.Family == IpFamily.IPv4 ? options.NodeCidrMaskSizeIPv4 : options.NodeCidrMaskSizeIPv6;
            if (mask < clusterCidr.PrefixLength || mask > clusterCidr.Address.BitLength || mask - clusterCidr.PrefixLength > NodeBlockPool.MaxBlockBits(clusterCidr.Family))
            {
                diagnostics.Add(new Diagnostic(
                    AddressDiagnostics.NodeMaskUnusable,
                    $"the cluster range {clusterCidr} cannot be cut into blocks of /{mask}: the node mask must be {clusterCidr.PrefixLength} to {Math.Min(clusterCidr.PrefixLength + NodeBlockPool.MaxBlockBits(clusterCidr.Family), clusterCidr.Address.BitLength)}")
                { Location = PlaceOf(options, clusterCidr.Family) });
                return nodes;
            }

            pools.Add(new NodeBlockPool(clusterCidr, mask));
        }

        var locks = new NodeLocks(ledger ??= new LockLedger(LockFile.Empty), pools.ToImmutable(), PodCidrsPath);
        foreach (var pool in pools)
        {
            foreach (var range in options.ServiceClusterIPRanges) pool.Occupy(range, Claim.Reserved("the service range"));
        }

        locks.Hold(nodes);
        locks.Occupy(nodes, diagnostics);
        locks.Revive(nodes);
        var allocated = ImmutableArray.CreateBuilder<Node>(nodes.Length);
        foreach (var node in nodes)
        {
            bool isExplicit = !node.PodCIDRs.IsEmpty || pools.Count == 0 || !options.AllocateNodeCidrs;
            var complete = isExplicit ? node : Allocate(node, pools, locks, options, byHash, ledger.Findings, diagnostics);
            locks.Record(complete, isExplicit);
            allocated.Add(complete);
        }

        locks.RecordRest();
        return allocated.MoveToImmutable();
    }

    private static Node Allocate(
        Node node,
        ImmutableArray<NodeBlockPool>.Builder pools,
        NodeLocks locks,
        ClusterOptions options,
        bool byHash,
        LockFindings findings,
        DiagnosticBag diagnostics)
    {
        var blocks = ImmutableArray.CreateBuilder<string>(pools.Count);
        foreach (var pool in pools)
        {
            var claim = Claim.By(node.Manifest, PodCidrsPath);
            var hash = byHash ? AllocationHash.Of("nodecidr", pool.Family.ToString(), node.Name) : (AllocationHash?)null;
            if ((locks.BlockOf(node, pool.Family) ?? pool.Allocate(hash, claim, findings)) is { } block)
            {
                blocks.Add(block.ToString());
                continue;
            }

            // An assumed node stands in no file; what leaves no room for it may.
            var finding = new Diagnostic(AddressDiagnostics.NodeRangeExhausted, $"no block is left for this node: the cluster range {pool.ClusterCidr} has {pool.Count}")
            {
                Location = node.Manifest.Locate(PodCidrsPath) ?? PlaceOf(options, pool.Family),
            };
            new ObjectErrors(node.Manifest, diagnostics).Report(finding, PodCidrsPath);
            return node;
        }

        return node with { PodCIDRs = blocks.ToImmutable(), PodCIDR = blocks[0] };
    }

    /// <summary>What node ranges depend on, in a file: the mask, else the pod ranges, else the service ranges that occupy them.</summary>
    private static SourceLocation? PlaceOf(ClusterOptions options, IpFamily family) =>
        options.Table.Locate(family == IpFamily.IPv4 ? ClusterOption.NodeCidrMaskSizeIPv4 : ClusterOption.NodeCidrMaskSizeIPv6)
        ?? options.Table.Locate(ClusterOption.ClusterCidr)
        ?? options.Table.Locate(ClusterOption.ServiceClusterIPRange);
}
