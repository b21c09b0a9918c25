using Knetc.Schema;

namespace Knetc.Binding;

internal static class KindConfigurationBinder
{
    public static KindConfiguration Bind(ManifestObject manifest)
    {
        var root = new FieldReader(manifest.Root);
        return new KindConfiguration(manifest)
        {
            IPFamily = root.Object("networking").Text("ipFamily"),
            NodeCount = root.List("nodes") is { Count: > 0 } nodes ? nodes.Count : 1,
        };
    }
}
