using Knetc.Schema;

namespace Knetc.Binding;

internal static class MetadataBinder
{
    /// <summary>Binds <c>metadata</c>; the namespace is the effective one, which the manifest may leave out.</summary>
    public static ObjectMeta Bind(ManifestObject manifest) =>
        Bind(new FieldReader(manifest.Root).Object("metadata")) with { Namespace = manifest.Namespace };

    public static ObjectMeta Bind(FieldReader metadata) => new()
    {
        Name = metadata.Text("name"),
        GenerateName = metadata.Text("generateName"),
        Namespace = metadata.Text("namespace"),
        Labels = metadata.Map("labels"),
        Annotations = metadata.Map("annotations"),
        OwnerReferences = metadata.Items("ownerReferences", static reference => new OwnerReference(
            reference.Text("apiVersion"),
            reference.Text("kind"),
            reference.Text("name"),
            reference.Text("uid"),
            reference.Bool("controller"))),
        Finalizers = metadata.Texts("finalizers"),
        Generation = metadata.Long("generation"),
        IsTerminating = metadata.Has("deletionTimestamp"),
    };
}
