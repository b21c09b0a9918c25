using Knetc.Schema;

namespace Knetc.Binding;

/// <summary>Something that was read from a manifest.</summary>
public interface IManifestObject
{
    ManifestObject Manifest { get; }
}
