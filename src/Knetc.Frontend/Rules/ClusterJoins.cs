using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Net;

namespace Knetc.Rules;

/// <summary>
/// Joins over the whole cluster, each made when a rule first asks for it. Where nothing but the content of slices changes from one run
/// to the next, they go on with those slices put in. One thread at a time.
/// </summary>
/// <param name="given">Every object the input declares, those with errors included.</param>
/// <param name="cluster">What became of it.</param>
internal sealed class ClusterJoins(BoundObjects given, ResolvedCluster cluster)
{
    private BoundObjects? _given = given;
    private ImmutableArray<EndpointSlice> _allSlices = cluster.EndpointSlices;
    private ImmutableArray<Service> _services = cluster.Services;
    private DeclaredObjects? _declared;
    private HashSet<IpAddress>? _publicAddresses;
    private Dictionary<(string Namespace, string Service), List<EndpointSlice>>? _slices;

    /// <summary>The names of all objects.</summary>
    public DeclaredObjects Declared
    {
        get
        {
            _declared ??= new DeclaredObjects(_given!);
            _given = null;
            return _declared;
        }
    }

    /// <summary>Addresses outside the cluster that Services speak of.</summary>
    public HashSet<IpAddress> PublicAddresses => _publicAddresses ??= ReadPublicAddresses(_services);

    /// <summary>The slices that name a Service, read and generated, by name.</summary>
    public IReadOnlyList<EndpointSlice> SlicesOf(string @namespace, string service) =>
        (_slices ??= Group(_allSlices)).TryGetValue((@namespace, service), out var found) ? found : [];

    /// <summary>Puts the objects of a run in whose names, and the Services that slices name, are those of the run before.</summary>
    public void Replace(ResolvedCluster now, IEnumerable<(EndpointSlice Before, EndpointSlice Now)> slices)
    {
        _allSlices = now.EndpointSlices;
        _services = now.Services;
        if (_slices is null) return;
        foreach (var (before, after) in slices)
        {
            if (before.Metadata.Label(EndpointSlice.ServiceNameLabel) is not { } name) continue;
            var list = _slices[(before.Namespace, name)];
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
