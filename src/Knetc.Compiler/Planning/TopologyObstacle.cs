namespace Knetc.Planning;

/// <summary>Why hints that were asked for are not honoured.</summary>
public enum TopologyObstacle
{
    None,

    /// <summary>The node has no zone label.</summary>
    NodeWithoutZone,

    /// <summary>A ready endpoint has no hint.</summary>
    EndpointWithoutHint,

    /// <summary>No ready endpoint is meant for the node's zone.</summary>
    NoHintForZone,
}
