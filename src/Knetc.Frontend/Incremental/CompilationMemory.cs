using Knetc.Rules;
using Knetc.Schema;

namespace Knetc.Incremental;

/// <summary>
/// What earlier compilations found out about objects that are still the same, for callers that compile again and again from
/// <see cref="BoundSource"/>s. One compilation at a time; the results are the same with and without it.
/// </summary>
public sealed class CompilationMemory
{
    private KubeVersion _version;

    internal Memo<ManifestObject, ValidatedObject> Validated { get; } = new();

    internal AllocatedObjects Allocated { get; } = new();

    internal Memo<ManifestObject, GivenEndpoints> Endpoints { get; } = new();

    internal SuppressionMemory Suppressions { get; } = new();

    /// <summary>How many objects the last run held against the rules of their kind.</summary>
    public int ValidatedCount => Validated.AddedCount;

    /// <summary>Begins the validation of objects.</summary>
    internal void Begin(KubeVersion version)
    {
        if (version != _version) Validated.Clear();
        _version = version;
        Validated.Begin();
    }
}
