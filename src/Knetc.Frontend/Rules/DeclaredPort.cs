using Knetc.Binding;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A port that a container of a pod template declares.</summary>
/// <param name="IsSidecar">Whether the container is an init container that keeps running.</param>
/// <param name="ContainerIndex">The position of the container in its list.</param>
/// <param name="Index">The position of the port in the container.</param>
/// <param name="Port">The port.</param>
internal readonly record struct DeclaredPort(bool IsSidecar, int ContainerIndex, int Index, ContainerPort Port)
{
    public string Name => Port.Name;

    public int Number => Port.Number;

    public string Protocol => Port.Protocol;

    public bool IsInContainerOf(DeclaredPort other) => IsSidecar == other.IsSidecar && ContainerIndex == other.ContainerIndex;

    /// <summary>The port's field in a template whose spec stands at <paramref name="spec"/>.</summary>
    public FieldPath PathIn(FieldPath spec) =>
        spec.Field(IsSidecar ? "initContainers" : "containers").Index(ContainerIndex).Field("ports").Index(Index);
}
