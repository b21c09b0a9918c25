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
    internal ResolvedRun? Last { get; private set; }

    /// <summary>The last run's difference to the one before, when no other object was looked at.</summary>
    private ClusterEdit? LastEdit { get; set; }

    /// <summary>How many objects the last run held against the rules of their kind.</summary>
    public int ValidatedCount => LastEdit?.ValidatedCount ?? Validated.AddedCount;

    /// <summary>How many rules across objects the last run held against the whole cluster.</summary>
    public int WholeRuleCount => Last?.Rules?.WholeCount ?? 0;

    /// <summary>How many runs there were that went through everything, and did not go on with the one before.</summary>
    public int WholeRunCount { get; private set; }

    /// <summary>Keeps what a run came to.</summary>
    /// <param name="run">The run.</param>
    /// <param name="edit">Its difference to the one before; null when it went through everything.</param>
    internal void Keep(ResolvedRun run, ClusterEdit? edit)
    {
        Last = run;
        LastEdit = edit;
        if (edit is null) WholeRunCount++;
    }

    /// <summary>Begins the validation of objects.</summary>
    internal void Begin(KubeVersion version)
    {
        if (version != _version) Validated.Clear();
        _version = version;
        Validated.Begin();
    }
}
