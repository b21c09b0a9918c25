using Knetc.Schema;

namespace Knetc.Binding;

internal static class LegacyEndpointsBinder
{
    public static LegacyEndpoints Bind(ManifestObject manifest) => new(manifest, MetadataBinder.Bind(manifest))
    {
        Subsets = new FieldReader(manifest.Root).Items("subsets", BindSubset),
    };

    private static EndpointSubset BindSubset(FieldReader subset) => new(
        subset.Items("addresses", BindAddress),
        subset.Items("notReadyAddresses", BindAddress),
        subset.Items("ports", static port => new EndpointPort
        {
            Name = port.Text("name"),
            Port = port.Int("port"),
            Protocol = port.Text("protocol") is { Length: > 0 } protocol ? protocol : "TCP",
            AppProtocol = port.OptionalText("appProtocol"),
        }));

    private static EndpointAddress BindAddress(FieldReader address) =>
        new(address.Text("ip"), address.Text("hostname"), address.OptionalText("nodeName"), TargetReferenceBinder.Bind(address.Object("targetRef")));
}
