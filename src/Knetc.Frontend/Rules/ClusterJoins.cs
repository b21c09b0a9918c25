using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Net;

namespace Knetc.Rules;

/// <summary>
/// Joins over the whole cluster, each made when a rule first asks for it. Where nothing but the content of slices changes from one run
/// to the next, they go on with those slices put in, when no rule runs.
/// </summary>
internal sealed class ClusterJoins
{
    private readonly Lazy<DeclaredObjects> _declared;
    private readonly Lazy<HashSet<IpAddress>> _publicAddresses;
    private readonly Lazy<Dictionary<(string Namespace, string Service), List<EndpointSlice>>> _slices;
    private ResolvedCluster _cluster;

    /// <param name="given">Every object the input declares, those with errors included.</param>
    /// <param name="cluster">What became of it.</param>
    public ClusterJoins(BoundObjects given, ResolvedCluster cluster)
    {
        _cluster = cluster;
        _declared = new(() => new DeclaredObjects(given));
        _publicAddresses = new(() => ReadPublicAddresses(_cluster.Services));
        _slices = new(() => Group(_cluster.EndpointSlices));
    }

    /// <summary>The names of all objects.</summary>
    public DeclaredObjects Declared => _declared.Value;

    /// <summary>Addresses outside the cluster that Services speak of.</summary>
    public HashSet<IpAddress> PublicAddresses => _publicAddresses.Value;

    /// <summary>The slices that name a Service, read and generated, by name.</summary>
    public IReadOnlyList<EndpointSlice> SlicesOf(string @namespace, string service) =>
        _slices.Value.TryGetValue((@namespace, service), out var found) ? found : [];

    /// <summary>Puts the objects of a run in whose names, and the Services that slices name, are those of the run before.</summary>
    public void Replace(ResolvedCluster now, IEnumerable<(EndpointSlice Before, EndpointSlice Now)> slices)
    {
        _cluster = now;
        if (!_slices.IsValueCreated) return;
        foreach (var (before, after) in slices)
        {
            if (before.Metadata.Label(EndpointSlice.ServiceNameLabel) is not { } name) continue;
            var list = _slices.Value[(before.Namespace, name)];
            list[list.FindIndex(slice => ReferenceEquals(slice, before))] = after;
        }
    }

    private static Dictionary<(string Namespace, string Service), List<EndpointSlice>> Group(ImmutableArray<EndpointSlice> slices)
    {
        var groups = new Dictionary<(string Namespace, string Service), List<EndpointSlice>>();
        foreach (var slice in slices)
        {
            if (slice.Metadata.Label(EndpointSlice.ServiceNameLabel) is not { } name) continue;
            if (!groups.TryGetValue((slice.Namespace, name), out var group)) groups.Add((slice.Namespace, name), group = []);
            group.Add(slice);
        }

        return groups;
    }

    private static HashSet<IpAddress> ReadPublicAddresses(ImmutableArray<Service> services)
    {
        var known = new HashSet<IpAddress>();
        foreach (var service in services)
        {
            foreach (string text in service.Spec.ExternalIPs)
            {
                if (ClusterAddresses.TryRead(text, out var address)) known.Add(address);
            }

            foreach (var ingress in service.Ingress)
            {
                if (ClusterAddresses.TryRead(ingress.IP, out var address)) known.Add(address);
            }
        }

        return known;
    }
}
