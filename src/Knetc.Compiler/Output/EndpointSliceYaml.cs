using System.Collections.Immutable;
using Knetc.Binding;

namespace Knetc.Output;

internal static class EndpointSliceYaml
{
    public static void Write(YamlEmitter yaml, EndpointSlice slice)
    {
        ClusterYaml.Begin(yaml, "discovery.k8s.io/v1", "EndpointSlice", slice.Metadata);
        yaml.Field("addressType", slice.AddressType);
        WritePorts(yaml, slice.Ports);
        if (slice.Endpoints.IsEmpty) return;
        yaml.BeginList("endpoints");
        foreach (var endpoint in slice.Endpoints) Write(yaml, endpoint);
    }

    private static void WritePorts(YamlEmitter yaml, ImmutableArray<EndpointPort> ports)
    {
        if (ports.IsEmpty) return;
        yaml.BeginList("ports");
        foreach (var port in ports)
        {
            yaml.BeginItem();
            yaml.Field("name", port.Name ?? "");
            if (port.Port is { } number) yaml.Field("port", number);
            yaml.OptionalField("protocol", port.Protocol);
            yaml.OptionalField("appProtocol", port.AppProtocol);
            yaml.End();
        }
    }

    private static void Write(YamlEmitter yaml, Endpoint endpoint)
    {
        yaml.BeginItem();
        yaml.OptionalField("addresses", endpoint.Addresses);
        if (endpoint.Ready is not null || endpoint.Serving is not null || endpoint.Terminating is not null)
        {
            yaml.BeginMapping("conditions");
            yaml.OptionalField("ready", endpoint.Ready);
            yaml.OptionalField("serving", endpoint.Serving);
            yaml.OptionalField("terminating", endpoint.Terminating);
            yaml.End();
        }

        WriteHints(yaml, endpoint);
        yaml.OptionalField("hostname", endpoint.Hostname);
        yaml.OptionalField("nodeName", endpoint.NodeName);
        if (endpoint.TargetRef is { } target)
        {
            yaml.BeginMapping("targetRef");
            yaml.OptionalField("kind", target.Kind);
            yaml.OptionalField("name", target.Name);
            yaml.OptionalField("namespace", target.Namespace);
            yaml.OptionalField("uid", target.Uid);
            yaml.End();
        }

        yaml.OptionalField("zone", endpoint.Zone);
        yaml.End();
    }

    private static void WriteHints(YamlEmitter yaml, Endpoint endpoint)
    {
        if (endpoint.ForZones.IsEmpty && endpoint.ForNodes.IsEmpty) return;
        yaml.BeginMapping("hints");
        WriteNames(yaml, "forZones", endpoint.ForZones);
        WriteNames(yaml, "forNodes", endpoint.ForNodes);
        yaml.End();
    }

    private static void WriteNames(YamlEmitter yaml, string field, ImmutableArray<string> names)
    {
        if (names.IsEmpty) return;
        yaml.BeginList(field);
        foreach (string name in names)
        {
            yaml.BeginItem();
            yaml.Field("name", name);
            yaml.End();
        }
    }
}
