using Knetc.Schema;

namespace Knetc.Binding;

internal static class KindConfigurationBinder
{
    public static KindConfiguration Bind(ManifestObject manifest)
    {
        var root = new FieldReader(manifest.Root);
        var networking = root.Object("networking");
        return new KindConfiguration(manifest)
        {
            ServiceSubnet = networking.Text("serviceSubnet"),
            PodSubnet = networking.Text("podSubnet"),
            KubeProxyMode = networking.Text("kubeProxyMode"),
            IPFamily = networking.Text("ipFamily"),
            NodeCount = root.List("nodes") is { Count: > 0 } nodes ? nodes.Count : 1,
        };
    }
}
