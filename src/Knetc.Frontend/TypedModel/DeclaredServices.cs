namespace Knetc.TypedModel;

/// <summary>What the manifests declare, as far as hosts, ports and addresses in code are held against it.</summary>
/// <param name="Domain">The cluster domain.</param>
/// <param name="Namespaces">The namespaces that are declared, with or without Services.</param>
/// <param name="Groups">The Services, by namespace. Where they are declared, and what has to do with code alone, may be missing.</param>
public sealed record DeclaredServices(string Domain, EquatableArray<string> Namespaces, EquatableArray<NamespaceModel> Groups)
{
    public static DeclaredServices Of(ResolvedCluster cluster, ClusterModel model) => new(
        cluster.Options.ClusterDomain, new EquatableArray<string>([.. cluster.Namespaces.Select(static declared => declared.Name)]), model.Namespaces);
}
