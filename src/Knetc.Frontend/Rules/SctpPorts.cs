using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>SCTP, which not every node and load balancer can do.</summary>
internal sealed class SctpPorts() : ClusterRule(new DiagnosticDescriptor(
    "KN3072", Severity.Warning, "an SCTP port",
    "Nodes need SCTP in their kernel, where distributions often leave the module out or block it, and the pod network has to pass it on. Load balancers of most clouds do not take it: a Service of type LoadBalancer may never get an address. Without a load balancer, or with one that has given an address, this is an info.",
    "make sure that the nodes' kernels, the pod network and the load balancer can do SCTP"))
{
    private static readonly FieldPath PortsPath = FieldPath.Of("spec.ports");
    private static readonly FieldPath TypePath = FieldPath.Of("spec.type");

    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var inside = new CommonFindings(findings, Severity.Info);
        foreach (var service in cluster.ServicesWithAddress)
        {
            int index = IndexIn(service.Spec);
            if (index < 0) continue;
            if (service.Spec.Type == ServiceTypes.LoadBalancer && service.Ingress.IsEmpty)
            {
                findings.Add(service.Manifest, PathOf(index), "not every load balancer takes SCTP", RuleFindings.At(service.Manifest, TypePath, "the type"));
            }
            else
            {
                inside.Add(index, service.Manifest, PathOf, static _ => "the nodes' kernels and the pod network have to support SCTP");
            }
        }

        inside.Report();
    }

    private static FieldPath PathOf(int index) => PortsPath.Index(index).Field("protocol");

    /// <summary>The position of the first SCTP port, or -1.</summary>
    public static int IndexIn(ServiceSpec spec)
    {
        for (int i = 0; i < spec.Ports.Length; i++)
        {
            if (spec.Ports[i].Protocol == "SCTP") return i;
        }

        return -1;
    }
}
