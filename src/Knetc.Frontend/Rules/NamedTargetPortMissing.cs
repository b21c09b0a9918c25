using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Schema;

namespace Knetc.Rules;

/// <summary>A named target port that none, or only some, of the selected pods declare.</summary>
internal sealed class NamedTargetPortMissing() : TargetPortRule(new DiagnosticDescriptor(
    "KN3040", Severity.Warning, "a named target port that pods do not declare",
    "A named target port is looked up among the container ports of every selected pod, by name and protocol. A pod without such a port is no endpoint of this Service port; where no pod has it, connections to the Service port are refused. Where some pods have it, this is an info.",
    "use the name of a container port, or give the container port this name"))
{
    protected override void Check(ClusterView cluster, Service service, int index, IReadOnlyList<PodGroup> pods, RuleFindings findings)
    {
        var port = service.Spec.Ports[index];
        if (port.TargetPort.Name is not { } name) return;
        int found = 0;
        PodGroup? without = null;
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var group in pods)
        {
            if (group.Find(name, port.Protocol, cluster.Options.KubeVersion) is not null) found++;
            else if (group.Ports.Any(declared => declared.Name == name && declared.Protocol != port.Protocol)) return; // KN3043 says why
            else without ??= group;
            foreach (var declared in group.Ports)
            {
                if (declared.Protocol == port.Protocol && declared.Name.Length > 0) names.Add(declared.Name);
            }
        }

        if (without is null) return;
        var path = PathOf(index).Field("targetPort");
        string who = found == 0 ? "no selected pod declares" : $"{without.Manifest} does not declare";
        string which = without.Ports.Any(declared => declared.Name == name)
            ? $"only an init container has {name}, which counts from Kubernetes 1.33 on"
            : names.Count == 0 ? "no container port has a name" : $"there are {string.Join(", ", names)}";
        var related = RuleFindings.At(without.Manifest, without.SpecPath.Field("containers"), "the containers of the pods");
        findings.Add(
            new Diagnostic(Descriptor, $"{who} a {port.Protocol} port named {name} for {Describe(port)}: {which}")
            {
                Severity = found == 0 ? Severity.Warning : Severity.Info,
                Fix = found == 0 ? names.Count == 1 ? names.Min : FieldSuggestion.Closest(names, name) : null,
                Related = related is null ? [] : [related],
            },
            service.Manifest,
            path);
    }
}
