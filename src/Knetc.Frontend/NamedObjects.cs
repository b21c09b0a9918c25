using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Pods;

namespace Knetc;

/// <summary>
/// Names for the objects that came with a <c>generateName</c> alone. Pods and workloads get theirs when pods are made, after
/// those that the controllers name.
/// </summary>
internal static class NamedObjects
{
    public static BoundObjects Complete(BoundObjects objects)
    {
        if (AllHaveNames(objects.Services) && AllHaveNames(objects.Nodes) && AllHaveNames(objects.EndpointSlices) && AllHaveNames(objects.Endpoints)) return objects;
        var names = new GeneratedNames();
        return objects with
        {
            Services = names.Assign(objects.Services, static (service, name) =>
                service with { Manifest = service.Manifest.WithName(name), Metadata = service.Metadata with { Name = name } }),
            Nodes = names.Assign(objects.Nodes, static (node, name) =>
                node with { Manifest = node.Manifest.WithName(name), Metadata = node.Metadata with { Name = name } }),
            EndpointSlices = names.Assign(objects.EndpointSlices, static (slice, name) =>
                slice with { Manifest = slice.Manifest.WithName(name), Metadata = slice.Metadata with { Name = name } }),
            Endpoints = names.Assign(objects.Endpoints, static (endpoints, name) =>
                endpoints with { Manifest = endpoints.Manifest.WithName(name), Metadata = endpoints.Metadata with { Name = name } }),
        };
    }

    private static bool AllHaveNames<T>(ImmutableArray<T> objects)
        where T : IApiObject
    {
        foreach (var item in objects)
        {
            if (item.Metadata.Name.Length == 0) return false;
        }

        return true;
    }
}
