namespace Knetc.Planning;

/// <summary>Whether hints limit the cluster endpoints of a service port on a node, and if not, why.</summary>
/// <param name="Mode">The hints that are honoured.</param>
/// <param name="Obstacle">Set only when the service asks for hints and they cannot be honoured.</param>
/// <param name="Endpoint">The first endpoint without a hint, if that is the obstacle.</param>
public readonly record struct TopologyDecision(TopologyMode Mode, TopologyObstacle Obstacle, PlannedEndpoint? Endpoint);
