using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Comparison;

/// <summary>How two lists of endpoints differ. Spelling aside, an endpoint is its address and port.</summary>
internal sealed record EndpointDelta(ImmutableArray<PlannedEndpoint> Removed, ImmutableArray<PlannedEndpoint> Added)
{
    public static readonly EndpointDelta None = new([], []);

    /// <summary>Walks the two lists side by side; both are in byte order of their texts.</summary>
    public static EndpointDelta Between(ImmutableArray<PlannedEndpoint> before, ImmutableArray<PlannedEndpoint> after)
    {
        var removed = ImmutableArray.CreateBuilder<PlannedEndpoint>();
        var added = ImmutableArray.CreateBuilder<PlannedEndpoint>();
        int left = 0;
        int right = 0;
        while (left < before.Length || right < after.Length)
        {
            int order = left == before.Length ? 1 : right == after.Length ? -1 : string.CompareOrdinal(before[left].Text, after[right].Text);
            if (order < 0) removed.Add(before[left]);
            else if (order > 0) added.Add(after[right]);
            if (order <= 0) left++;
            if (order >= 0) right++;
        }

        if (removed.Count == 0 && added.Count == 0) return None;
        if (removed.Count == 0 || added.Count == 0) return new(removed.ToImmutable(), added.ToImmutable());

        // The same address may be spelled in two ways, and then only looks different.
        var gone = KeysOf(removed);
        var come = KeysOf(added);
        removed.RemoveAll(endpoint => come.Contains(KeyOf(endpoint)));
        added.RemoveAll(endpoint => gone.Contains(KeyOf(endpoint)));
        return removed.Count == 0 && added.Count == 0 ? None : new(removed.ToImmutable(), added.ToImmutable());
    }

    public static (IpAddress Address, int Port) KeyOf(PlannedEndpoint endpoint) => (endpoint.Address, endpoint.Port);

    private static HashSet<(IpAddress, int)> KeysOf(IEnumerable<PlannedEndpoint> endpoints) => [.. endpoints.Select(KeyOf)];
}
