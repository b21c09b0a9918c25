using System.Collections.Immutable;
using Knetc.Binding;

namespace Knetc.Incremental;

/// <summary>Places in lists that are sorted by namespace and name.</summary>
internal static class SortedObjects
{
    /// <summary>The place of an object, or -1.</summary>
    /// <param name="sorted">The list.</param>
    /// <param name="named">An object of its name.</param>
    /// <param name="item">The object, or another form of it.</param>
    public static int IndexOf<T>(IReadOnlyList<T> sorted, T named, T item)
        where T : IApiObject
    {
        for (int place = FirstOf(sorted, named.Metadata.Namespace, named.Metadata.Name); Has(sorted, place, named.Metadata.Namespace, named.Metadata.Name); place++)
        {
            if (ReferenceEquals(sorted[place].Manifest, item.Manifest)) return place;
        }

        return -1;
    }

    /// <summary>Where the objects of a name begin, or would.</summary>
    public static int FirstOf<T>(IReadOnlyList<T> sorted, string @namespace, string name)
        where T : IApiObject
    {
        int low = 0;
        int high = sorted.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Compare(sorted[middle].Metadata, @namespace, name) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>Whether there is an object of that name in a place.</summary>
    public static bool Has<T>(IReadOnlyList<T> sorted, int place, string @namespace, string name)
        where T : IApiObject => place < sorted.Count && Compare(sorted[place].Metadata, @namespace, name) == 0;

    /// <summary>The objects of some names, in the order of the list.</summary>
    public static ImmutableArray<T> Named<T>(ImmutableArray<T> sorted, HashSet<(string Namespace, string Name)> names)
        where T : IApiObject
    {
        var places = new List<int>(names.Count);
        foreach (var (@namespace, name) in names)
        {
            int place = FirstOf(sorted, @namespace, name);
            if (Has(sorted, place, @namespace, name)) places.Add(place);
        }

        places.Sort();
        var named = ImmutableArray.CreateBuilder<T>(places.Count);
        foreach (int place in places) named.Add(sorted[place]);
        return named.MoveToImmutable();
    }

    private static int Compare(ObjectMeta metadata, string @namespace, string name)
    {
        int order = string.CompareOrdinal(metadata.Namespace, @namespace);
        return order != 0 ? order : string.CompareOrdinal(metadata.Name, name);
    }
}
