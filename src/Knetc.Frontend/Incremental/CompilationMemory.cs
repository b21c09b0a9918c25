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

    /// <summary>What the last run came to.</summary>
    internal ResolvedRun? Last { get; set; }

    /// <summary>The last run's difference to the one before, when no other object was looked at.</summary>
    internal ClusterEdit? LastEdit { get; set; }

    /// <summary>How many objects the last run held against the rules of their kind.</summary>
    public int ValidatedCount => LastEdit?.ValidatedCount ?? Validated.AddedCount;

    /// <summary>How many rules across objects the last run held against the whole cluster.</summary>
    public int WholeRuleCount => Last?.Rules?.WholeCount ?? 0;

    /// <summary>Begins the validation of objects.</summary>
    internal void Begin(KubeVersion version)
    {
        if (version != _version) Validated.Clear();
        _version = version;
        Validated.Begin();
    }
}
