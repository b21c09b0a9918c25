namespace Knetc.Testing;

/// <summary>Manifests of a made-up cluster of any size, the same bytes every time.</summary>
public interface IGeneratedCluster
{
    int Services { get; }

    /// <summary>Endpoints of all Services.</summary>
    int Endpoints { get; }

    /// <summary>Writes all manifests as one multi-document YAML text.</summary>
    void WriteTo(TextWriter writer);
}
