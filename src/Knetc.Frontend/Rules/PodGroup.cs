using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Pods;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Pods that were made from one template: what rules find in the first of them holds for all.</summary>
internal sealed class PodGroup(Pod first)
{
    /// <summary>EndpointSlices find named ports of sidecars from this minor release on.</summary>
    private const int SidecarPortsMinor = 33;

    private ImmutableArray<DeclaredPort> _ports;

    public Pod First => first;

    /// <summary>How many pods of the group a Service selects.</summary>
    public int Count { get; set; } = 1;

    /// <summary>The object that has the template: the workload, or the pod itself.</summary>
    public ManifestObject Manifest => first.Origin.Object;

    /// <summary>The workload the pods belong to: of pods of a live Deployment the Deployment, though they name a ReplicaSet.</summary>
    public (string Kind, string Name) Workload
    {
        get
        {
            string kind = first.OwnerKind.Length > 0 ? Manifest.Kind : first.Metadata.Controller?.Kind ?? "Pod";
            string name = first.OwnerKind.Length > 0 ? Manifest.Name : first.Metadata.Controller?.Name ?? first.Name;
            return kind == "ReplicaSet" && GivenDependants.DeploymentOf(name, first.Metadata) is { } deployment ? ("Deployment", deployment) : (kind, name);
        }
    }

    public FieldPath SpecPath => first.Origin.Path.Field("spec");

    public FieldPath LabelsPath => first.Origin.Path.Field("metadata").Field("labels");

    /// <summary>All ports of the regular containers, then those of sidecars.</summary>
    public ImmutableArray<DeclaredPort> Ports => _ports.IsDefault ? _ports = List() : _ports;

    /// <summary>The port that a named target port means in these pods (api-semantics §4.5), or null.</summary>
    public DeclaredPort? Find(string name, string protocol, KubeVersion version)
    {
        foreach (var port in Ports)
        {
            if (port.IsSidecar && !version.IsAtLeast(SidecarPortsMinor)) return null;
            if (port.Name == name && port.Protocol == protocol) return port;
        }

        return null;
    }

    public bool Declares(int number, string protocol)
    {
        foreach (var port in Ports)
        {
            if (port.Number == number && port.Protocol == protocol) return true;
        }

        return false;
    }

    /// <summary>The place of a port's field, as a second place of a finding.</summary>
    public RelatedLocation? At(DeclaredPort port, string field, string message) =>
        RuleFindings.At(Manifest, port.PathIn(SpecPath).Field(field), message);

    private ImmutableArray<DeclaredPort> List()
    {
        var ports = ImmutableArray.CreateBuilder<DeclaredPort>();
        Add(first.Spec.Containers, areSidecars: false, ports);
        Add(first.Spec.InitContainers, areSidecars: true, ports);
        return ports.ToImmutable();
    }

    private static void Add(ImmutableArray<Container> containers, bool areSidecars, ImmutableArray<DeclaredPort>.Builder ports)
    {
        for (int i = 0; i < containers.Length; i++)
        {
            if (areSidecars && !containers[i].IsSidecar) continue;
            for (int j = 0; j < containers[i].Ports.Length; j++) ports.Add(new DeclaredPort(areSidecars, i, j, containers[i].Ports[j]));
        }
    }
}
