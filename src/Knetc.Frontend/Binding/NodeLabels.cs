using System.Collections.Immutable;

namespace Knetc.Binding;

/// <summary>Labels that a kubelet puts on its own node.</summary>
internal static class NodeLabels
{
    /// <summary>The given labels, completed by those of a Linux node on the common architecture. Sorted by key.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Complete(string nodeName, ImmutableArray<KeyValuePair<string, string>> given)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["beta.kubernetes.io/arch"] = "amd64",
            ["beta.kubernetes.io/os"] = "linux",
            ["kubernetes.io/arch"] = "amd64",
            ["kubernetes.io/hostname"] = nodeName,
            ["kubernetes.io/os"] = "linux",
        };
        foreach (var label in given) labels[label.Key] = label.Value;
        return [.. labels];
    }
}
