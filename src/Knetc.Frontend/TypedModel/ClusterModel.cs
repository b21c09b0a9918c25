using Knetc.Diagnostics;

namespace Knetc.TypedModel;

/// <summary>All Services of a cluster as members of the generated class, by namespace and name.</summary>
public sealed record ClusterModel(EquatableArray<NamespaceModel> Namespaces, EquatableArray<PortSetModel> PortSets)
{
    public static readonly ClusterModel Empty = new(EquatableArray<NamespaceModel>.Empty, EquatableArray<PortSetModel>.Empty);

    /// <summary>The model of a cluster; reports names that do not make members as they are.</summary>
    public static ClusterModel Of(ResolvedCluster cluster, ModelSettings settings, DiagnosticBag diagnostics) =>
        new ClusterModelBuilder(cluster, settings, diagnostics).Build();
}
