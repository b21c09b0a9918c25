using System.Collections.Immutable;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding;

internal static class EndpointSliceBinder
{
    private static readonly ItemPaths EndpointPaths = new(FieldPath.Of("endpoints"));

    public static EndpointSlice Bind(ManifestObject manifest)
    {
        var root = new FieldReader(manifest.Root);
        return new EndpointSlice(manifest, MetadataBinder.Bind(manifest), root.Text("addressType"))
        {
            Ports = root.Items("ports", BindPort),
            Endpoints = BindEndpoints(manifest, root.List("endpoints")),
        };
    }

    /// <summary>An absent port name is the empty one and an absent protocol is TCP (defaults of the API).</summary>
    private static EndpointPort BindPort(FieldReader port) => new()
    {
        Name = port.OptionalText("name") ?? "",
        Protocol = port.OptionalText("protocol") ?? "TCP",
        Port = port.OptionalInt("port"),
        AppProtocol = port.OptionalText("appProtocol"),
    };

    private static ImmutableArray<Endpoint> BindEndpoints(ManifestObject manifest, YamlSequence? items)
    {
        if (items is null) return [];
        var endpoints = ImmutableArray.CreateBuilder<Endpoint>(items.Count);
        for (int i = 0; i < items.Count; i++)
        {
            endpoints.Add(BindEndpoint(new FieldReader(items[i] as YamlMapping), new Origin(manifest, EndpointPaths[i]) { Offset = items[i].Span.Start }));
        }

        return endpoints.MoveToImmutable();
    }

    private static Endpoint BindEndpoint(FieldReader endpoint, Origin origin)
    {
        var conditions = endpoint.Object("conditions");
        var hints = endpoint.Object("hints");
        return new Endpoint
        {
            Addresses = endpoint.Texts("addresses"),
            Ready = conditions.OptionalBool("ready"),
            Serving = conditions.OptionalBool("serving"),
            Terminating = conditions.OptionalBool("terminating"),
            Hostname = endpoint.OptionalText("hostname"),
            NodeName = endpoint.OptionalText("nodeName"),
            Zone = endpoint.OptionalText("zone"),
            DeprecatedTopology = endpoint.Map("deprecatedTopology"),
            ForZones = hints.Items("forZones", static zone => zone.Text("name")),
            ForNodes = hints.Items("forNodes", static node => node.Text("name")),
            TargetRef = TargetReferenceBinder.Bind(endpoint.Object("targetRef")),
            Origin = origin,
        };
    }
}
