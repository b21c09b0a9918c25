namespace Knetc.Binding;

/// <summary>A typed object of the API, as against a configuration file.</summary>
public interface IApiObject : IManifestObject
{
    ObjectMeta Metadata { get; }
}
