using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Locking;

namespace Knetc.Addressing;

/// <summary>Gives every placed pod its addresses, as the bridge network's IPAM does on each node (api-semantics §3.7).</summary>
public static class PodAddressAllocator
{
    /// <summary>An annotation that asks for a pod IP, for pods that have no status yet.</summary>
    public const string PodIPAnnotation = "knetc.io/pod-ip";

    /// <param name="pods">Pods by namespace and name, with their nodes.</param>
    /// <param name="nodes">Nodes with their pod ranges.</param>
    /// <param name="byHash">Choose by hash instead of the lowest free address.</param>
    /// <param name="diagnostics">Receives the findings.</param>
    /// <param name="ledger">What was chosen before; receives what is chosen now.</param>
    public static ImmutableArray<Pod> Allocate(
        ImmutableArray<Pod> pods, ImmutableArray<Node> nodes, bool byHash, DiagnosticBag diagnostics, LockLedger? ledger = null)
    {
        ledger ??= new LockLedger(LockFile.Empty);
        var pools = new Dictionary<string, NodePodPools>(StringComparer.Ordinal);
        foreach (var node in nodes) pools[node.Name] = new NodePodPools(node);
        var locks = new PodLocks(ledger, pools);
        var asked = ImmutableArray.CreateBuilder<Pod>(pods.Length);
        foreach (var pod in pods) asked.Add(WithAnnotation(pod));

        ForEachOpen(asked, pools, locks.Hold);
        locks.Take();
        foreach (var pod in asked)
        {
            if (pod.PodIPs.IsEmpty || pod.Spec.HostNetwork || !pools.TryGetValue(pod.Spec.NodeName, out var node)) continue;
            locks.Reserve(pod, node, diagnostics);
            locks.Need(pod, node);
        }

        ForEachOpen(asked, pools, locks.Revive);
        ForEachOpen(asked, pools, locks.Need);
        locks.RetireRest();
        var allocated = ImmutableArray.CreateBuilder<Pod>(pods.Length);
        var without = new PodsWithoutAddress();
        foreach (var pod in asked) allocated.Add(Allocate(pod, pools, byHash, locks, ledger.Findings, without));
        locks.RecordRest();
        without.Report(diagnostics);
        return allocated.MoveToImmutable();
    }

    /// <summary>Visits the pods that draw an address from their node's ranges.</summary>
    private static void ForEachOpen(ImmutableArray<Pod>.Builder pods, Dictionary<string, NodePodPools> pools, Action<Pod, NodePodPools> visit)
    {
        foreach (var pod in pods)
        {
            if (NeedsAddress(pod) && !pod.Spec.HostNetwork && pools.TryGetValue(pod.Spec.NodeName, out var node)) visit(pod, node);
        }
    }

    private static Pod WithAnnotation(Pod pod) =>
        pod.PodIPs.IsEmpty && pod.Metadata.Annotation(PodIPAnnotation) is { } annotation ? pod with { PodIPs = [.. annotation.Split(',').Select(text => text.Trim())] } : pod;

    private static bool NeedsAddress(Pod pod) => pod.PodIPs.IsEmpty && pod.Phase is not ("Succeeded" or "Failed");

    private static Pod Allocate(Pod pod, Dictionary<string, NodePodPools> pools, bool byHash, PodLocks locks, LockFindings findings, PodsWithoutAddress without)
    {
        if (!NeedsAddress(pod) || !pools.TryGetValue(pod.Spec.NodeName, out var node)) return pod;
        var addresses = pod.Spec.HostNetwork ? node.HostAddresses : node.Allocate(pod, byHash, pool => locks.AddressOf(pod, pool), findings);
        if (addresses is null)
        {
            without.Add(pod);
            return pod;
        }

        if (addresses.Value.IsEmpty) return pod;
        var complete = pod with { PodIPs = addresses.Value, PodIP = addresses.Value[0] };
        if (!pod.Spec.HostNetwork) locks.Record(complete);
        return complete;
    }
}
