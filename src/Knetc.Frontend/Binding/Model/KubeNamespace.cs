using Knetc.Schema;

namespace Knetc.Binding;

/// <summary>A <c>v1</c> Namespace.</summary>
public sealed record KubeNamespace(ManifestObject Manifest, ObjectMeta Metadata) : IApiObject
{
    public string Name => Metadata.Name;
}
