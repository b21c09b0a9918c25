using Knetc.Hashing;

namespace Knetc.Pods;

/// <summary>The names that pods have. A name is what its pod's address and node hang on, so no two pods share one.</summary>
internal sealed class PodNames
{
    private readonly HashSet<(string Namespace, string Name)> _taken = [];

    public bool TryTake(string @namespace, string name) => _taken.Add((@namespace, name));

    /// <summary>
    /// The wanted name or, where a pod of another workload has it (Job <c>db</c> beside StatefulSet <c>db</c>), the name
    /// with a hash behind it, as the random part of a live name would tell them apart.
    /// </summary>
    public string Take(string @namespace, string kind, string wanted)
    {
        if (TryTake(@namespace, wanted)) return wanted;
        for (string content = ""; ; content += "'")
        {
            string name = $"{wanted}-{AllocationHash.Of("name", @namespace, kind, wanted + "-", content).ToSafeText(5)}";
            if (TryTake(@namespace, name)) return name;
        }
    }
}
