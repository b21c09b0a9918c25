using System.Collections.Immutable;
using Knetc.Binding;

namespace Knetc.Endpoints;

/// <summary>
/// Finds the pods of a selector through its rarest label, so that the cost follows the pods selected and not pods times
/// Services.
/// </summary>
internal sealed class PodSelectorIndex
{
    private readonly Dictionary<(string Namespace, string Key, string Value), List<CandidatePod>> _pods = [];

    /// <param name="services">The Services whose selectors will be asked for; other labels are not indexed.</param>
    /// <param name="pods">The candidates in the order in which they are to be found.</param>
    public PodSelectorIndex(ImmutableArray<Service> services, IReadOnlyList<CandidatePod> pods)
    {
        foreach (var service in services)
        {
            foreach (var pair in service.Spec.Selector)
            {
                var key = (service.Namespace, pair.Key, pair.Value);
                if (!_pods.ContainsKey(key)) _pods.Add(key, []);
            }
        }

        foreach (var pod in pods)
        {
            foreach (var pair in pod.Pod.Metadata.Labels)
            {
                if (_pods.TryGetValue((pod.Pod.Namespace, pair.Key, pair.Value), out var list)) list.Add(pod);
            }
        }
    }

    /// <summary>The pods of the Service's namespace that have every label of its selector, which is not empty.</summary>
    public List<CandidatePod> Find(Service service)
    {
        List<CandidatePod>? fewest = null;
        foreach (var pair in service.Spec.Selector)
        {
            var list = _pods[(service.Namespace, pair.Key, pair.Value)];
            if (fewest is null || list.Count < fewest.Count) fewest = list;
        }

        if (service.Spec.Selector.Length == 1) return fewest!;
        var found = new List<CandidatePod>(fewest!.Count);
        foreach (var pod in fewest)
        {
            if (Matches(pod.Pod.Metadata, service.Spec.Selector)) found.Add(pod);
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
