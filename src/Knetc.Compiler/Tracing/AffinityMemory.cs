using System.Collections.Immutable;
using Knetc.Net;

namespace Knetc.Tracing;

/// <summary>Which clients were sent where so lately that it still counts.</summary>
public sealed class AffinityMemory
{
    /// <summary>Nobody was here yet.</summary>
    public static readonly AffinityMemory Empty = new([]);

    private readonly ImmutableHashSet<(string List, IpAddress Client)> _entries;

    private AffinityMemory(ImmutableHashSet<(string List, IpAddress Client)> entries) => _entries = entries;

    /// <summary>The same with one more client.</summary>
    /// <param name="list">A name from <see cref="TraceOutcome.Remembered"/>.</param>
    /// <param name="client">The client's address.</param>
    public AffinityMemory With(string list, IpAddress client) => new(_entries.Add((list, client)));

    public bool Contains(string list, IpAddress client) => _entries.Contains((list, client));
}
