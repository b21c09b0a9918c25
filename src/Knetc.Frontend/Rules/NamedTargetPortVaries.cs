using Knetc.Binding;
using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>A named target port that stands for different numbers in different pods.</summary>
internal sealed class NamedTargetPortVaries() : TargetPortRule(new DiagnosticDescriptor(
    "KN3041", Severity.Warning, "a named target port with several numbers",
    "The name is looked up in every pod on its own, so one Service port leads to different numbers. That is what names are for while a workload moves to a new port; between two workloads it mostly means that the selector takes in the wrong one. Each number gets an EndpointSlice of its own.",
    "declare the same number in every workload, or narrow the selector"))
{
    protected override void Check(ClusterView cluster, Service service, int index, IReadOnlyList<PodGroup> pods, RuleFindings findings)
    {
        var port = service.Spec.Ports[index];
        if (port.TargetPort.Name is not { } name || pods.Count < 2) return;
        (PodGroup Group, DeclaredPort Port)? first = null;
        foreach (var group in pods)
        {
            if (group.Find(name, port.Protocol, cluster.Options.KubeVersion) is not { } found) continue;
            if (first is not { } earlier)
            {
                first = (group, found);
                continue;
            }

            if (earlier.Port.Number == found.Number) continue;
            findings.Add(
                service.Manifest, PathOf(index).Field("targetPort"),
                $"target port {name} is {earlier.Port.Number} in {earlier.Group.Manifest} and {found.Number} in {group.Manifest}",
                earlier.Group.At(earlier.Port, "containerPort", $"{earlier.Port.Number} here"),
                group.At(found, "containerPort", $"{found.Number} here"));
            return;
        }
    }
}
