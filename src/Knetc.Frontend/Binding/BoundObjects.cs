using System.Collections.Immutable;

namespace Knetc.Binding;

/// <summary>The typed objects of the input, in input order.</summary>
public sealed record BoundObjects
{
    public ImmutableArray<Service> Services { get; init; } = [];

    public ImmutableArray<Node> Nodes { get; init; } = [];

    public ImmutableArray<EndpointSlice> EndpointSlices { get; init; } = [];

    public ImmutableArray<LegacyEndpoints> Endpoints { get; init; } = [];

    public ImmutableArray<Pod> Pods { get; init; } = [];

    public ImmutableArray<Workload> Workloads { get; init; } = [];

    public ImmutableArray<KubeNamespace> Namespaces { get; init; } = [];

    public ImmutableArray<ServiceCidr> ServiceCidrs { get; init; } = [];

    public ImmutableArray<KubeProxyConfiguration> KubeProxyConfigurations { get; init; } = [];

    public ImmutableArray<KubeadmConfiguration> KubeadmConfigurations { get; init; } = [];

    public ImmutableArray<KindConfiguration> KindConfigurations { get; init; } = [];

    public ImmutableArray<Project> Projects { get; init; } = [];

    /// <summary>Adds the nodes that project files list; a Node object of the same name outranks one.</summary>
    public BoundObjects WithProjectNodes()
    {
        var names = new HashSet<string>(Nodes.Select(node => node.Name), StringComparer.Ordinal);
        return this with { Nodes = Nodes.AddRange(Projects.SelectMany(project => project.Nodes).Where(node => names.Add(node.Name))) };
    }

    /// <summary>The same objects, each kind by namespace and name, so that nothing later depends on the order of the input.</summary>
    public BoundObjects Sort() => this with
    {
        Services = Sort(Services),
        Nodes = Sort(Nodes),
        EndpointSlices = Sort(EndpointSlices),
        Endpoints = Sort(Endpoints),
        Pods = Sort(Pods),
        Workloads = Sort(Workloads),
        Namespaces = Sort(Namespaces),
        ServiceCidrs = Sort(ServiceCidrs),
    };

    /// <summary>Files mostly have the objects of a namespace in order, so that little is left to do once those are apart.</summary>
    private static ImmutableArray<T> Sort<T>(ImmutableArray<T> objects)
        where T : IApiObject
    {
        if (IsSorted(objects)) return objects;
        var namespaces = new Dictionary<string, List<T>>(StringComparer.Ordinal);
        foreach (var item in objects)
        {
            if (!namespaces.TryGetValue(item.Metadata.Namespace, out var items)) namespaces.Add(item.Metadata.Namespace, items = []);
            items.Add(item);
        }

        var sorted = ImmutableArray.CreateBuilder<T>(objects.Length);
        foreach (string name in namespaces.Keys.OrderBy(static name => name, StringComparer.Ordinal))
        {
            var items = namespaces[name];
            if (!IsSorted(items)) items.Sort(Compare);
            sorted.AddRange(items);
        }

        return sorted.MoveToImmutable();
    }

    private static bool IsSorted<T>(IReadOnlyList<T> objects)
        where T : IApiObject
    {
        for (int i = 1; i < objects.Count; i++)
        {
            if (Compare(objects[i - 1], objects[i]) > 0) return false;
        }

        return true;
    }

    /// <summary>By namespace and name, then by kind.</summary>
    internal static int Compare<T>(T left, T right)
        where T : IApiObject
    {
        int order = string.CompareOrdinal(left.Metadata.Namespace, right.Metadata.Namespace);
        if (order == 0) order = string.CompareOrdinal(left.Metadata.Name, right.Metadata.Name);
        return order != 0 ? order : string.CompareOrdinal(left.Manifest.Kind, right.Manifest.Kind);
    }
}
