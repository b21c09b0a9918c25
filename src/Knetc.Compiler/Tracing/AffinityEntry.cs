namespace Knetc.Tracing;

/// <summary>That a client was sent somewhere, as rules remember it.</summary>
/// <param name="List">The list, set, map or virtual server that remembers.</param>
/// <param name="Key">What it is remembered under, the client's address say; compared by value.</param>
/// <param name="Value">What is remembered; null where being in the list says it all.</param>
public sealed record AffinityEntry(string List, object Key, object? Value = null);
