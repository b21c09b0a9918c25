using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;

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
    public static ImmutableArray<Pod> Allocate(ImmutableArray<Pod> pods, ImmutableArray<Node> nodes, bool byHash, DiagnosticBag diagnostics)
    {
        var pools = new Dictionary<string, NodePodPools>(StringComparer.Ordinal);
        foreach (var node in nodes) pools[node.Name] = new NodePodPools(node);
        var withExplicit = ImmutableArray.CreateBuilder<Pod>(pods.Length);
        foreach (var pod in pods)
        {
            var given = pod.PodIPs.IsEmpty && pod.Metadata.Annotation(PodIPAnnotation) is { } annotation ? pod with { PodIPs = [.. annotation.Split(',').Select(text => text.Trim())] } : pod;
            if (pools.TryGetValue(given.Spec.NodeName, out var pool)) pool.Reserve(given);
            withExplicit.Add(given);
        }

        var allocated = ImmutableArray.CreateBuilder<Pod>(pods.Length);
        var without = new PodsWithoutAddress();
        foreach (var pod in withExplicit) allocated.Add(Allocate(pod, pools, byHash, without));
        without.Report(diagnostics);
        return allocated.MoveToImmutable();
    }

    private static Pod Allocate(Pod pod, Dictionary<string, NodePodPools> pools, bool byHash, PodsWithoutAddress without)
    {
        if (!pod.PodIPs.IsEmpty || pod.Phase is "Succeeded" or "Failed" || !pools.TryGetValue(pod.Spec.NodeName, out var pool)) return pod;
        var addresses = pod.Spec.HostNetwork ? pool.HostAddresses : pool.Allocate(pod, byHash);
        if (addresses is null)
        {
            without.Add(pod);
            return pod;
        }

        return addresses.Value.IsEmpty ? pod : pod with { PodIPs = addresses.Value, PodIP = addresses.Value[0] };
    }
}
