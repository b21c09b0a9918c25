using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A port that a pod binds on its node: a host port, or a container port on the host network.</summary>
/// <param name="Pod">A pod that runs on a node.</param>
/// <param name="Port">The port as its container declares it.</param>
/// <param name="List"><c>containers</c> or <c>initContainers</c>.</param>
/// <param name="Container">The container's position in the list.</param>
/// <param name="Index">The port's position in the container.</param>
internal readonly record struct BoundPort(Pod Pod, ContainerPort Port, string List, int Container, int Index)
{
    public int Number => Pod.Spec.HostNetwork && Port.HostPort == 0 ? Port.Number : Port.HostPort;

    public ManifestObject Manifest => Pod.Origin.Object;

    /// <summary>The host port, or the container port that stands for it.</summary>
    public FieldPath Path => Manifest.Has(Field("hostPort")) ? Field("hostPort") : Field("containerPort");

    public RelatedLocation? Related => RuleFindings.At(Manifest, Path, $"bound by Pod {Pod.Namespace}/{Pod.Name}");

    public FieldPath Field(string name) =>
        Pod.Origin.Path.Field("spec").Field(List).Index(Container).Field("ports").Index(Index).Field(name);

    /// <summary>The ports that a pod binds: those of its regular containers and of its sidecars.</summary>
    public static IEnumerable<BoundPort> Of(Pod pod) =>
        Of(pod, pod.Spec.Containers, "containers").Concat(Of(pod, pod.Spec.InitContainers, "initContainers"));

    private static IEnumerable<BoundPort> Of(Pod pod, ImmutableArray<Container> containers, string list)
    {
        for (int i = 0; i < containers.Length; i++)
        {
            if (list == "initContainers" && !containers[i].IsSidecar) continue;
            for (int j = 0; j < containers[i].Ports.Length; j++)
            {
                var bound = new BoundPort(pod, containers[i].Ports[j], list, i, j);
                if (bound.Number != 0) yield return bound;
            }
        }
    }
}
