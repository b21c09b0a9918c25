namespace Knetc.Comparison;

/// <summary>Where endpoints come or go.</summary>
/// <param name="Traffic">For which traffic; null for all.</param>
/// <param name="Nodes">On which nodes; null for each endpoint on the node it runs on.</param>
internal readonly record struct EndpointScope(Traffic? Traffic, NodeSet? Nodes);
