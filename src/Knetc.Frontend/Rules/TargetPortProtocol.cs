using Knetc.Binding;
using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>A target port that the pods declare, but under another protocol.</summary>
internal sealed class TargetPortProtocol() : TargetPortRule(new DiagnosticDescriptor(
    "KN3043", Severity.Warning, "a target port declared under another protocol",
    "The containers declare the target port, but for another protocol than the Service port has. A name is found under the Service port's protocol only, so the Service port has no endpoints; a number gets traffic of a protocol that the container, by its own word, does not speak there. A number that another port of the Service uses with the declared protocol is not reported: such a Service offers both.",
    "give the Service port and the container port the same `protocol`"))
{
    protected override void Check(ClusterView cluster, Service service, int index, IReadOnlyList<PodGroup> pods, RuleFindings findings)
    {
        var port = service.Spec.Ports[index];
        (PodGroup Group, DeclaredPort Port)? other = null;
        foreach (var group in pods)
        {
            foreach (var declared in group.Ports)
            {
                if (!IsTarget(port, declared)) continue;
                if (declared.Protocol == port.Protocol) return;
                other ??= (group, declared);
            }
        }

        if (other is not { } found || (!port.TargetPort.IsName && IsOffered(service.Spec, found.Port))) return;
        var path = PathOf(index).Field("protocol");
        var related = found.Group.At(found.Port, "protocol", $"declared for {found.Port.Protocol}");
        string effect = port.TargetPort.IsName ? ", so it has no endpoints" : "";
        findings.Add(
            new Diagnostic(
                Descriptor, $"{Describe(port)} is {port.Protocol}, but the pods declare target port {port.TargetPort} for {found.Port.Protocol} only{effect}")
            {
                Fix = service.Manifest.Has(path) ? found.Port.Protocol : null,
                Related = related is null ? [] : [related],
            },
            service.Manifest,
            path);
    }

    private static bool IsTarget(ServicePort port, DeclaredPort declared) =>
        port.TargetPort.Name is { } name ? declared.Name == name : declared.Number == port.TargetPort.Number;

    private static bool IsOffered(ServiceSpec spec, DeclaredPort declared) =>
        spec.Ports.Any(port => port.Protocol == declared.Protocol && IsTarget(port, declared));
}
