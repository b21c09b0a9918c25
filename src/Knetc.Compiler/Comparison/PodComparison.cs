using System.Collections.Immutable;
using Knetc.Binding;

namespace Knetc.Comparison;

/// <summary>Pods that keep their name and get other addresses, told once per workload.</summary>
internal static class PodComparison
{
    public static IEnumerable<Change> Compare(ImmutableArray<Pod> before, ImmutableArray<Pod> after)
    {
        var old = new Dictionary<(string, string), Pod>(before.Length);
        foreach (var pod in before) old.TryAdd((pod.Namespace, pod.Name), pod);
        var moved = new Dictionary<string, List<(Pod Before, Pod After)>>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var pod in after)
        {
            if (!old.TryGetValue((pod.Namespace, pod.Name), out var match) || !HasMoved(match, pod)) continue;
            string owner = (pod.Origin.Object ?? pod.Manifest).ToString();
            if (!moved.TryGetValue(owner, out var pods))
            {
                moved.Add(owner, pods = []);
                order.Add(owner);
            }

            pods.Add((match, pod));
        }

        return order.Select(owner => Create(owner, moved[owner]));
    }

    private static bool HasMoved(Pod before, Pod after) =>
        !before.PodIPs.IsEmpty && !after.PodIPs.IsEmpty && !before.PodIPs.SequenceEqual(after.PodIPs);

    private static Change Create(string owner, List<(Pod Before, Pod After)> pods)
    {
        ImmutableArray<string> before = [.. pods.SelectMany(static pod => pod.Before.PodIPs)];
        ImmutableArray<string> after = [.. pods.SelectMany(static pod => pod.After.PodIPs)];
        string message = $"{owner}: {ServiceWords.Count(pods.Count, "pod")} at other addresses: {ServiceWords.List(before)} -> {ServiceWords.List(after)}";
        return new Change(ChangeKind.PodAddresses, ChangeEffect.Changed, owner, message)
        {
            Before = before,
            After = after,
            Origin = pods[0].After.Origin,
        };
    }
}
