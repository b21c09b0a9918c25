using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>A port name that two containers of a pod use. Within one container it is KN1302, a name too long is KN1301.</summary>
internal sealed class ContainerPortNameShared() : ClusterRule(new DiagnosticDescriptor(
    "KN3079", Severity.Warning, "two containers of a pod share a port name",
    "A Service that uses the name as its target port gets the port of the first container; the second cannot be reached by name. Port names are told apart by protocol, so one name for TCP and UDP is fine.",
    "give the ports different names"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var seen = new Dictionary<(string Name, string Protocol), DeclaredPort>();
        foreach (var template in cluster.PodTemplates)
        {
            seen.Clear();
            foreach (var port in template.Ports)
            {
                if (port.Name.Length == 0) continue;
                if (!seen.TryGetValue((port.Name, port.Protocol), out var first)) seen.Add((port.Name, port.Protocol), port);

                // The same number twice is KN3096, the same name within a container KN1302.
                else if (first.Number != port.Number && !first.IsInContainerOf(port)) Report(template, first, port, findings);
            }
        }
    }

    private static void Report(PodGroup template, DeclaredPort first, DeclaredPort port, RuleFindings findings) => findings.Add(
        template.Manifest, port.PathIn(template.SpecPath).Field("name"),
        $"a Service that names {port.Name} gets port {first.Number} of the other container, never {port.Number}",
        template.At(first, "name", "first used here"));
}
