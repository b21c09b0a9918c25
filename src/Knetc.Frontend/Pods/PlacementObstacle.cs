namespace Knetc.Pods;

/// <summary>Why a node does not take a pod.</summary>
internal enum PlacementObstacle
{
    None,
    Unschedulable,
    Selector,
    Taint,
    HostPort,
}
