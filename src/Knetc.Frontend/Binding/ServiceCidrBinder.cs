using Knetc.Schema;

namespace Knetc.Binding;

internal static class ServiceCidrBinder
{
    public static ServiceCidr Bind(ManifestObject manifest)
    {
        var root = new FieldReader(manifest.Root);
        return new ServiceCidr(manifest, MetadataBinder.Bind(manifest), root.Object("spec").Texts("cidrs"))
        {
            ReadyCondition = NodeBinder.FindCondition(root.Object("status").List("conditions"), "Ready"),
        };
    }
}
