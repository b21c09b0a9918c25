using System.Globalization;
using Knetc.Binding;
using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>A target port by number that no container declares, where what they declare shows what was meant.</summary>
internal sealed class TargetPortUndeclared() : TargetPortRule(new DiagnosticDescriptor(
    "KN3042", Severity.Info, "a target port that no container declares",
    "Containers need not declare the ports they listen on, and traffic is sent to an undeclared number all the same. This is reported where the pods declare ports, this number is not among them, and there is a likely candidate: the Service's own port number, or the one declared port that no other port of the Service leads to.",
    "if nothing listens on the port, set `targetPort` to the declared one; otherwise declare the port in the container"))
{
    protected override void Check(ClusterView cluster, Service service, int index, IReadOnlyList<PodGroup> pods, RuleFindings findings)
    {
        var port = service.Spec.Ports[index];
        if (port.TargetPort.IsName) return;
        int number = port.TargetPort.Number;
        foreach (var group in pods)
        {
            if (group.Ports.IsEmpty || group.Ports.Any(declared => declared.Number == number)) return;
        }

        if (Candidate(service.Spec, port, pods) is not { } candidate) return;
        var path = PathOf(index).Field("targetPort");
        var related = candidate.Group.At(candidate.Port, "containerPort", "the port the pods declare");
        findings.Add(
            new Diagnostic(Descriptor, $"{Describe(port)} leads to {number}, which no container declares; the pods declare {candidate.Port.Number}")
            {
                Fix = service.Manifest.Has(path) ? candidate.Port.Number.ToString(CultureInfo.InvariantCulture) : null,
                Related = related is null ? [] : [related],
            },
            service.Manifest,
            path);
    }

    /// <summary>The declared port that was probably meant; it exists in every pod.</summary>
    private static (PodGroup Group, DeclaredPort Port)? Candidate(ServiceSpec spec, ServicePort port, IReadOnlyList<PodGroup> pods)
    {
        DeclaredPort? only = null;
        foreach (var declared in pods[0].Ports)
        {
            if (declared.Protocol != port.Protocol) continue;
            if (declared.Number == port.Port && IsEverywhere(declared)) return (pods[0], declared);
            if (IsTaken(declared)) continue;
            if (only is not null) return null;
            only = declared;
        }

        return only is { } single && IsEverywhere(single) ? (pods[0], single) : null;

        bool IsEverywhere(DeclaredPort declared) => pods.All(group => group.Declares(declared.Number, declared.Protocol));

        bool IsTaken(DeclaredPort declared) => spec.Ports.Any(other =>
            other.Protocol == declared.Protocol && (other.TargetPort.Name is { } name ? name == declared.Name : other.TargetPort.Number == declared.Number));
    }
}
