using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Knetc.Iptables;

/// <summary>Puts lists of matches together, leaving out those that are not wanted.</summary>
internal static class Matches
{
    public static ImmutableArray<Match> Of(params ReadOnlySpan<Match?> candidates)
    {
        int count = 0;
        foreach (var match in candidates)
        {
            if (match is not null) count++;
        }

        var matches = new Match[count];
        int next = 0;
        foreach (var match in candidates)
        {
            if (match is not null) matches[next++] = match;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(matches);
    }
}
