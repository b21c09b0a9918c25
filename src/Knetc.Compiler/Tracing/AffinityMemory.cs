using System.Collections.Immutable;

namespace Knetc.Tracing;

/// <summary>Which clients were sent where so lately that it still counts.</summary>
public sealed class AffinityMemory
{
    /// <summary>Nobody was here yet.</summary>
    public static readonly AffinityMemory Empty = new(ImmutableDictionary<(string, object), AffinityEntry>.Empty);

    private readonly ImmutableDictionary<(string List, object Key), AffinityEntry> _entries;

    private AffinityMemory(ImmutableDictionary<(string List, object Key), AffinityEntry> entries) => _entries = entries;

    /// <summary>The memory after a packet went one of its ways.</summary>
    public AffinityMemory After(TraceOutcome outcome) =>
        new(_entries.SetItems(outcome.Remembered.Select(static entry => KeyValuePair.Create((entry.List, entry.Key), entry))));

    /// <summary>What a list knows under a key; null when it knows nothing.</summary>
    internal AffinityEntry? Find(string list, object key) => _entries.GetValueOrDefault((list, key));
}
