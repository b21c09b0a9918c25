using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Incremental;
using Knetc.Schema;

namespace Knetc.Rules;

/// <summary>Reads the addresses in EndpointSlices and Endpoints of the input.</summary>
internal static class GivenEndpointList
{
    /// <param name="slices">All slices; those that were made of pods are passed over.</param>
    /// <param name="memory">The endpoints of slices that were read before, or null.</param>
    public static ImmutableArray<GivenEndpoint> Read(ImmutableArray<EndpointSlice> slices, Memo<ManifestObject, GivenEndpoints>? memory)
    {
        var addresses = ImmutableArray.CreateBuilder<GivenEndpoint>(slices.Sum(static slice => slice.Endpoints.Length));
        memory?.Begin();
        foreach (var slice in slices)
        {
            if (memory is null)
            {
                Read(slice, addresses);
                continue;
            }

            if (!memory.TryGet(slice.Manifest, out var known) || !ReferenceEquals(known.Slice, slice))
            {
                var read = ImmutableArray.CreateBuilder<GivenEndpoint>(slice.Endpoints.Length);
                Read(slice, read);
                memory.Set(slice.Manifest, known = new GivenEndpoints(slice, read.ToImmutable()));
            }

            addresses.AddRange(known.Endpoints);
        }

        memory?.End();
        return addresses.Count == addresses.Capacity ? addresses.MoveToImmutable() : addresses.ToImmutable();
    }

    private static void Read(EndpointSlice slice, ImmutableArray<GivenEndpoint>.Builder addresses)
    {
        if (slice.AddressType is not ("IPv4" or "IPv6")) return;
        foreach (var endpoint in slice.Endpoints)
        {
            if (endpoint.Origin.Object.Kind is not ("EndpointSlice" or "Endpoints")) continue;
            for (int i = 0; i < endpoint.Addresses.Length; i++)
            {
                if (ClusterAddresses.TryRead(endpoint.Addresses[i], out var address)) addresses.Add(new GivenEndpoint(slice, endpoint, i, address));
            }
        }
    }
}
