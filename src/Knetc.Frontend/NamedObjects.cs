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
}
