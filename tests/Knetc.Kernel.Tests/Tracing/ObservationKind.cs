namespace Knetc.Kernel.Tracing;

/// <summary>Where a probe turned up.</summary>
internal enum ObservationKind
{
    /// <summary>It left the node.</summary>
    Left,

    /// <summary>The node took it for its own.</summary>
    Delivered,

    /// <summary>An error message says that its port is unreachable.</summary>
    Refused,
}
