using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Schema;

namespace Knetc.Incremental;

/// <summary>
/// Services and nodes as they were allocated. A run allocates all of them again, and where that comes to the same it goes on with the
/// object of the earlier run, so that later phases see that nothing changed.
/// </summary>
internal sealed class AllocatedObjects
{
    private readonly Memo<ManifestObject, Service> _services = new();
    private readonly Memo<ManifestObject, Node> _nodes = new();

    public ImmutableArray<Service> Unify(ImmutableArray<Service> services) => Unify(services, _services, AreSame);

    public ImmutableArray<Node> Unify(ImmutableArray<Node> nodes) => Unify(nodes, _nodes, static (left, right) =>
        left.PodCIDRs.AsSpan().SequenceEqual(right.PodCIDRs.AsSpan()) && left with { PodCIDRs = right.PodCIDRs } == right);

    private static ImmutableArray<T> Unify<T>(ImmutableArray<T> items, Memo<ManifestObject, T> known, Func<T, T, bool> areSame)
        where T : class, IManifestObject
    {
        known.Begin();
        var unified = ImmutableArray.CreateBuilder<T>(items.Length);
        foreach (var item in items)
        {
            if (known.TryGet(item.Manifest, out var earlier) && (ReferenceEquals(earlier, item) || areSame(earlier, item)))
            {
                unified.Add(earlier);
                continue;
            }

            known.Set(item.Manifest, item);
            unified.Add(item);
        }

        known.End();
        return unified.MoveToImmutable();
    }

    /// <summary>Whether two Services of one manifest got the same: lists by their items, the rest as records compare.</summary>
    private static bool AreSame(Service left, Service right) =>
        ReferenceEquals(left.Metadata, right.Metadata)
        && left.Ingress == right.Ingress
        && left.Spec.ClusterIPs.AsSpan().SequenceEqual(right.Spec.ClusterIPs.AsSpan())
        && left.Spec.IPFamilies.AsSpan().SequenceEqual(right.Spec.IPFamilies.AsSpan())
        && left.Spec.Ports.AsSpan().SequenceEqual(right.Spec.Ports.AsSpan())
        && left.Spec with { ClusterIPs = right.Spec.ClusterIPs, IPFamilies = right.Spec.IPFamilies, Ports = right.Spec.Ports } == right.Spec;
}
