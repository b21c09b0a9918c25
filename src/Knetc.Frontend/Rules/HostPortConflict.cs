using System.Globalization;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Pods;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Two pods bound to the same node that want the same port of it. Told once for each pair of fields.</summary>
internal sealed class HostPortConflict() : ClusterRule(new DiagnosticDescriptor(
    "KN2033", Severity.Error, "two pods on one node bind the same port",
    "The scheduler keeps pods with the same host port apart, but a pod that names its node goes past the scheduler. The kubelet refuses the second pod, which never runs.",
    "choose another host port, or another node for one of the pods"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var first = new Dictionary<(string Node, string Protocol, int Port), BoundPort>();
        var everywhere = new Dictionary<(string Node, string Protocol, int Port), BoundPort>();
        var exact = new Dictionary<(string Node, string Protocol, int Port, IpAddress Address), BoundPort>();
        var reported = new HashSet<(object, FieldPath, object, FieldPath)>();
        foreach (var pod in cluster.Pods)
        {
            if (pod.Spec.NodeName.Length == 0 || PodLifecycle.IsOver(pod)) continue;
            foreach (var bound in BoundPort.Of(pod))
            {
                var key = (pod.Spec.NodeName, bound.Port.Protocol, bound.Number);
                var address = ClusterAddresses.TryRead(bound.Port.HostIP, out var given) && !given.IsUnspecified ? given : (IpAddress?)null;
                BoundPort? holder = address is null
                    ? first.TryGetValue(key, out var any) ? any : null
                    : everywhere.TryGetValue(key, out var wildcard) ? wildcard
                    : exact.TryGetValue((key.NodeName, key.Protocol, key.Number, address.Value), out var same) ? same : null;
                if (holder is { } other && !ReferenceEquals(other.Pod, pod)) Report(bound, other, reported, findings);
                if (!first.ContainsKey(key)) first.Add(key, bound);
                if (address is { } own) exact[(key.NodeName, key.Protocol, key.Number, own)] = bound;
                else everywhere[key] = bound;
            }
        }
    }

    private static void Report(BoundPort bound, BoundPort other, HashSet<(object, FieldPath, object, FieldPath)> reported, RuleFindings findings)
    {
        if (!reported.Add((bound.Manifest, bound.Path, other.Manifest, other.Path))) return;
        string port = bound.Number.ToString(CultureInfo.InvariantCulture);
        findings.Add(
            bound.Manifest, bound.Path,
            $"{bound.Port.Protocol} port {port} of node {bound.Pod.Spec.NodeName} is bound by Pod {other.Pod.Namespace}/{other.Pod.Name} already", other.Related);
    }
}
