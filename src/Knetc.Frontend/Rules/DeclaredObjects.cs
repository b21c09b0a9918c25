using System.Collections.Immutable;
using Knetc.Binding;

namespace Knetc.Rules;

/// <summary>The names of everything the input declares, whether or not it has errors.</summary>
internal sealed class DeclaredObjects
{
    private readonly HashSet<(string Kind, string Namespace, string Name)> _names = [];

    public DeclaredObjects(BoundObjects objects)
    {
        Add(objects.Services);
        Add(objects.Nodes);
        Add(objects.EndpointSlices);
        Add(objects.Endpoints);
        Add(objects.Pods);
        Add(objects.Workloads);
        Add(objects.Namespaces);
        Add(objects.ServiceCidrs);
    }

    /// <param name="kind">As manifests spell it.</param>
    /// <param name="namespace">Empty for cluster-scoped kinds.</param>
    public bool Contains(string kind, string @namespace, string name) => _names.Contains((kind, @namespace, name));

    private void Add<T>(ImmutableArray<T> objects)
        where T : class, IApiObject
    {
        foreach (var item in objects) _names.Add((item.Manifest.Kind, item.Manifest.Namespace, item.Manifest.Name));
    }
}
