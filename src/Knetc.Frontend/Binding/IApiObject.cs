using Knetc.Schema;

namespace Knetc.Binding;

/// <summary>A typed object and the manifest it was read from.</summary>
public interface IApiObject
{
    ManifestObject Manifest { get; }

    ObjectMeta Metadata { get; }
}
