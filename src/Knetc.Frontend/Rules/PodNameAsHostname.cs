using System.Globalization;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Pods whose names are no host names.</summary>
internal sealed class PodNameAsHostname() : ClusterRule(new DiagnosticDescriptor(
    "KN3062", Severity.Warning, "a pod name that is no host name",
    "The name of a pod is its host name inside the pod, which is a single DNS label of at most 63 characters. A name with dots gives a host name that programs take for a domain name. The pods of a StatefulSet carry their name in a label as well, so with more than 63 characters they cannot be created. Other controllers cut long names by themselves.",
    "choose a shorter name without dots"))
{
    private const int MaxLength = 63;

    private static readonly FieldPath NamePath = FieldPath.Of("metadata.name");

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        // Whoever made an object is responsible for its name.
        foreach (var workload in cluster.Objects.Workloads)
        {
            if (workload.Metadata.Controller is not null || workload.Name.Length == 0) continue;
            if (JudgeStatefulSet(workload) is { } problem) findings.Add(workload.Manifest, NamePath, problem);
            else if (workload.Template.Spec.Hostname.Length == 0 && JudgeDots(workload.Name) is { } dots) findings.Add(workload.Manifest, NamePath, dots);
        }

        foreach (var pod in cluster.Objects.Pods)
        {
            if (pod.Metadata.Controller is not null || pod.Spec.Hostname.Length > 0) continue;
            if (JudgeDots(pod.Name) is { } dots) findings.Add(pod.Manifest, NamePath, dots);
            else if (pod.Name.Length > MaxLength) findings.Add(pod.Manifest, NamePath, $"the host name is cut to {MaxLength} of {pod.Name.Length} characters");
        }
    }

    private static string? JudgeStatefulSet(Workload workload)
    {
        int replicas = workload.Replicas ?? 1;
        if (workload.Kind != "StatefulSet" || replicas <= 0) return null;
        string last = $"{workload.Name}-{(workload.OrdinalsStart + (long)replicas - 1).ToString(CultureInfo.InvariantCulture)}";
        return last.Length <= MaxLength ? null : $"pod {last} would have a name of {last.Length} characters, at most {MaxLength} are possible";
    }

    private static string? JudgeDots(string name) =>
        name.IndexOf('.') < 0 ? null : $"the name {name} has dots, and so have the host names of the pods";
}
