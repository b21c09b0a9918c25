using System.Globalization;
using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Addressing;

/// <summary>Gathers the pods that no address was left for, so that a workload of a hundred thousand replicas is reported once.</summary>
internal sealed class PodsWithoutAddress
{
    private static readonly FieldPath PodIPsPath = FieldPath.Of("status.podIPs");

    private readonly Dictionary<ManifestObject, int> _indexes = [];
    private readonly List<(Pod First, int Count)> _groups = [];

    public void Add(Pod pod)
    {
        if (_indexes.TryGetValue(pod.Manifest, out int index))
        {
            _groups[index] = (_groups[index].First, _groups[index].Count + 1);
            return;
        }

        _indexes.Add(pod.Manifest, _groups.Count);
        _groups.Add((pod, 1));
    }

    /// <summary>Reports each workload in the order of its first pod.</summary>
    public void Report(DiagnosticBag diagnostics)
    {
        foreach (var (first, count) in _groups)
        {
            string who = count == 1
                ? $"pod {first.Name} on node {first.Spec.NodeName}"
                : $"{count.ToString(CultureInfo.InvariantCulture)} pods, first {first.Name} on node {first.Spec.NodeName}";
            new ObjectErrors(first.Manifest, diagnostics).Add(AddressDiagnostics.PodRangeExhausted, PodIPsPath, $"no address is left for {who}");
        }
    }
}
