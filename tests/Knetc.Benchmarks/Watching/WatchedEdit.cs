namespace Knetc.Benchmarks.Watching;

/// <summary>What is edited while somebody watches.</summary>
internal enum WatchedEdit
{
    /// <summary>The address of an endpoint.</summary>
    Endpoint,

    /// <summary>The port of a Service.</summary>
    Service,

    /// <summary>Now the one, now the other.</summary>
    Mixed,
}
