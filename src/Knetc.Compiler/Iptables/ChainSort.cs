using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Knetc.Iptables;

/// <summary>
/// Sorts chains by name, of which a large cluster has a hundred thousand: by numbers that hold the characters behind the common
/// beginning, since names compare far slower than numbers.
/// </summary>
internal static class ChainSort
{
    /// <summary>Characters from blank to underscore, which is what chain names are made of, take six bits.</summary>
    private const int BitsPerCharacter = 6;
    private const int CharactersPerKey = 64 / BitsPerCharacter;
    private const char First = ' ';
    private const char Last = '_';

    public static ImmutableArray<Chain> ByName(List<Chain> chains)
    {
        var sorted = chains.ToArray();
        var keys = new ulong[sorted.Length];
        int start = CommonLength(sorted);
        for (int i = 0; i < keys.Length; i++) keys[i] = Key(sorted[i].Name, start);
        Array.Sort(keys, sorted);

        // Few names are the same for so long.
        for (int i = 0; i < keys.Length;)
        {
            int first = i++;
            while (i < keys.Length && keys[i] == keys[first]) i++;
            if (i - first > 1) Array.Sort(sorted, first, i - first, ByWholeName.Instance);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(sorted);
    }

    private static int CommonLength(Chain[] chains)
    {
        if (chains.Length == 0) return 0;
        int length = chains[0].Name.Length;
        foreach (var chain in chains) length = Math.Min(length, chain.Name.AsSpan().CommonPrefixLength(chains[0].Name.AsSpan(0, length)));
        return length;
    }

    /// <summary>The characters from an index on. A name that ends comes before all that go on.</summary>
    private static ulong Key(string name, int start)
    {
        ulong key = 0;
        for (int i = start; i < start + CharactersPerKey; i++)
        {
            char c = i < name.Length ? name[i] : First;
            key = (key << BitsPerCharacter) | (uint)(Math.Clamp(c, First, Last) - First);
        }

        return key;
    }

    private sealed class ByWholeName : IComparer<Chain>
    {
        public static readonly ByWholeName Instance = new();

        public int Compare(Chain? left, Chain? right) => string.CompareOrdinal(left?.Name, right?.Name);
    }
}
