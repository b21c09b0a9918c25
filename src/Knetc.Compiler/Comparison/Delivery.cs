namespace Knetc.Comparison;

/// <summary>What becomes of packets to a service port on one node.</summary>
internal enum Delivery
{
    /// <summary>The service port has no such address.</summary>
    None,
    Delivered,

    /// <summary>Endpoints exist, but policy Local leaves none for this node: the client waits in vain.</summary>
    Dropped,

    /// <summary>There is no endpoint anywhere: the client is told so.</summary>
    Refused,
}
