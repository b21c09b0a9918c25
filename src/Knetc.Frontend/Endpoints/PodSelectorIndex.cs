using System.Collections.Immutable;
using Knetc.Binding;

namespace Knetc.Endpoints;

/// <summary>
/// Finds the pods of a selector through its rarest label, so that the cost follows the pods selected and not pods times
/// Services.
/// </summary>
/// <typeparam name="T">What stands for a pod.</typeparam>
internal sealed class PodSelectorIndex<T>
{
    private readonly Func<T, ObjectMeta> _metadataOf;
    private readonly Dictionary<(string Namespace, string Key, string Value), List<T>> _pods = [];

    /// <param name="services">The Services whose selectors will be asked for; other labels are not indexed.</param>
    /// <param name="candidates">The pods in the order in which they are to be found.</param>
    /// <param name="namespaceOf">The namespace of a candidate.</param>
    /// <param name="metadataOf">The metadata that has the labels.</param>
    public PodSelectorIndex(
        ImmutableArray<Service> services, IReadOnlyList<T> candidates, Func<T, string> namespaceOf, Func<T, ObjectMeta> metadataOf)
    {
        _metadataOf = metadataOf;
        foreach (var service in services)
        {
            foreach (var pair in service.Spec.Selector)
            {
                var key = (service.Namespace, pair.Key, pair.Value);
                if (!_pods.ContainsKey(key)) _pods.Add(key, []);
            }
        }

        foreach (var candidate in candidates)
        {
            string @namespace = namespaceOf(candidate);
            foreach (var pair in metadataOf(candidate).Labels)
            {
                if (_pods.TryGetValue((@namespace, pair.Key, pair.Value), out var list)) list.Add(candidate);
            }
        }
    }

    /// <summary>The pods of the Service's namespace that have every label of its selector, which is not empty.</summary>
    public List<T> Find(Service service)
    {
        List<T>? fewest = null;
        foreach (var pair in service.Spec.Selector)
        {
            var list = _pods[(service.Namespace, pair.Key, pair.Value)];
            if (fewest is null || list.Count < fewest.Count) fewest = list;
        }

        if (service.Spec.Selector.Length == 1) return fewest!;
        var found = new List<T>(fewest!.Count);
        foreach (var candidate in fewest)
        {
            if (Matches(_metadataOf(candidate), service.Spec.Selector)) found.Add(candidate);
        }

        return found;
    }

    private static bool Matches(ObjectMeta metadata, ImmutableArray<KeyValuePair<string, string>> selector)
    {
        foreach (var pair in selector)
        {
            if (metadata.Label(pair.Key) != pair.Value) return false;
        }

        return true;
    }
}
