using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A rule that holds each port of a Service against the pods the Service selects.</summary>
internal abstract class TargetPortRule(DiagnosticDescriptor descriptor) : ClusterRule(descriptor)
{
    private static readonly FieldPath PortsPath = FieldPath.Of("spec.ports");

    public sealed override bool IsLocal => true;

    public sealed override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var service in cluster.Services)
        {
            if (service.IsSelectorless || service.Spec.Type == ServiceTypes.ExternalName) continue;
            var pods = cluster.PodGroupsOf(service);
            if (pods.Count == 0) continue;
            for (int i = 0; i < service.Spec.Ports.Length; i++) Check(cluster, service, i, pods, findings);
        }
    }

    /// <summary>Looks at one port of one Service.</summary>
    /// <param name="index">The position of the port.</param>
    /// <param name="pods">The pods that the Service selects, of which there are some.</param>
    protected abstract void Check(ClusterView cluster, Service service, int index, IReadOnlyList<PodGroup> pods, RuleFindings findings);

    /// <summary>The path of a Service port.</summary>
    protected static FieldPath PathOf(int index) => PortsPath.Index(index);

    /// <summary>How findings call a Service port: by its name or, if it has none, its number.</summary>
    protected static string Describe(ServicePort port) => port.Name.Length > 0 ? $"port {port.Name}" : $"port {port.Port}";
}
