using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>Two containers of a pod that want to listen on the same port.</summary>
internal sealed class ContainerPortCollision() : ClusterRule(new DiagnosticDescriptor(
    "KN3096", Severity.Warning, "two containers of a pod declare the same port",
    "The containers of a pod share one network: only one process can listen on a port and protocol, and the other one fails to start. Init containers count where they keep running as sidecars.",
    "let one of the containers listen on another port"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var seen = new Dictionary<(int Number, string Protocol), DeclaredPort>();
        foreach (var template in cluster.PodTemplates)
        {
            seen.Clear();
            foreach (var port in template.Ports)
            {
                if (!seen.TryGetValue((port.Number, port.Protocol), out var first))
                {
                    seen.Add((port.Number, port.Protocol), port);
                }
                else if (!first.IsInContainerOf(port))
                {
                    findings.Add(
                        template.Manifest, port.PathIn(template.SpecPath).Field("containerPort"),
                        $"another container of the pod listens on {port.Number}/{port.Protocol} already",
                        template.At(first, "containerPort", "first declared here"));
                }
            }
        }
    }
}
