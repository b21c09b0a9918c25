using System.Collections.Immutable;
using Knetc.Planning;

namespace Knetc.Comparison;

/// <summary>
/// Collects, node by node, how the endpoints of one kind of traffic differ. Most nodes share their lists, so that a list is
/// compared once and recognised afterwards.
/// </summary>
internal sealed class EndpointDifference
{
    private readonly List<(EndpointDelta Delta, List<int> Nodes)> _groups = [];
    private ImmutableArray<PlannedEndpoint> _before = [];
    private ImmutableArray<PlannedEndpoint> _after = [];
    private int _group = -1;

    /// <summary>The differences that are not empty, and the nodes that have them.</summary>
    public IReadOnlyList<(EndpointDelta Delta, List<int> Nodes)> Groups => _groups;

    /// <param name="node">Place of the node; ascending from call to call.</param>
    public void Compare(int node, ImmutableArray<PlannedEndpoint> before, ImmutableArray<PlannedEndpoint> after)
    {
        if (before != _before || after != _after)
        {
            _before = before;
            _after = after;
            var delta = EndpointDelta.Between(before, after);
            _group = delta == EndpointDelta.None ? -1 : _groups.Count;
            if (_group >= 0) _groups.Add((delta, []));
        }

        if (_group >= 0) _groups[_group].Nodes.Add(node);
    }
}
