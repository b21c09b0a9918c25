using System.Collections.Immutable;
using System.Globalization;
using Knetc.Planning;

namespace Knetc.Comparison;

/// <summary>The endpoints of a service port that come or go in the same place.</summary>
internal sealed class EndpointGroup(EndpointScope scope)
{
    private readonly List<PlannedEndpoint> _removed = [];
    private readonly List<PlannedEndpoint> _added = [];
    private NodeSet? _removedOn;
    private NodeSet? _addedOn;

    public void Add(PlannedEndpoint endpoint, NodeSet nodes, bool added)
    {
        (added ? _added : _removed).Add(endpoint);
        ref var on = ref added ? ref _addedOn : ref _removedOn;
        on = on?.Union(nodes) ?? nodes;
    }

    public IEnumerable<Change> Describe(PortPair pair, ComparedNodes nodes)
    {
        Sort(_removed);
        Sort(_added);
        if (Moved(pair, nodes) is { } moved)
        {
            yield return moved;
            yield break;
        }

        if (_removed.Count > 0)
        {
            yield return Create(ChangeKind.EndpointsRemoved, ChangeEffect.Removed, pair.Before, Count(_removed), List(_removed), _removedOn!, pair, nodes) with
            {
                Before = Texts(_removed),
                Origin = _removed[0].Origin,
            };
        }

        if (_added.Count > 0)
        {
            yield return Create(ChangeKind.EndpointsAdded, ChangeEffect.Added, pair.After, Count(_added), List(_added), _addedOn!, pair, nodes) with
            {
                After = Texts(_added),
                Origin = _added[0].Origin,
            };
        }
    }

    /// <summary>One change instead of two where endpoints of the same workload took the place of others.</summary>
    private Change? Moved(PortPair pair, ComparedNodes nodes)
    {
        if (_removed.Count == 0 || _removed.Count != _added.Count || !_removedOn!.Equals(_addedOn)) return null;
        bool sameAddresses = _removed.Select(static endpoint => endpoint.Address).ToHashSet().SetEquals(_added.Select(static endpoint => endpoint.Address));
        if (!sameAddresses && Owner(_removed) != Owner(_added)) return null;

        string what = Count(_added);
        if (sameAddresses && SinglePort(_removed) is { } before && SinglePort(_added) is { } after)
        {
            what = string.Create(CultureInfo.InvariantCulture, $"{what} at port {after} instead of {before}");
        }
        else
        {
            what += " moved";
        }

        return Create(ChangeKind.EndpointsMoved, ChangeEffect.Changed, pair.After, what, $"{List(_removed)} -> {List(_added)}", _addedOn!, pair, nodes) with
        {
            Before = Texts(_removed),
            After = Texts(_added),
            Origin = _added[0].Origin,
        };
    }

    private Change Create(
        ChangeKind kind, ChangeEffect effect, PlannedServicePort port, string what, string list, NodeSet on, PortPair pair, ComparedNodes nodes)
    {
        string place = scope.Nodes is null && on.Count > 1 ? ", each on its own node" : nodes.Phrase(on);
        string message = $"{ServiceWords.Prefix(port)}{what}{For(scope.Traffic)}{place}: {list}";
        return new Change(kind, effect, ServiceWords.Object(pair.After), message)
        {
            Port = ServiceWords.Port(pair.After),
            Traffic = scope.Traffic,
            Nodes = nodes.NamesOf(on),
        };
    }

    private static string For(Traffic? traffic) => traffic switch
    {
        Traffic.Internal => " for the cluster IP",
        Traffic.External => " for external traffic",
        Traffic.ExternalFromNode => " for external addresses used on the node itself",
        _ => "",
    };

    private static string Count(List<PlannedEndpoint> endpoints) => ServiceWords.Count(endpoints.Count, "endpoint");

    private static string List(List<PlannedEndpoint> endpoints) => ServiceWords.List(Texts(endpoints));

    private static ImmutableArray<string> Texts(List<PlannedEndpoint> endpoints) => [.. endpoints.Select(static endpoint => endpoint.Text)];

    private static void Sort(List<PlannedEndpoint> endpoints) =>
        endpoints.Sort(static (left, right) => string.CompareOrdinal(left.Text, right.Text));

    /// <summary>The one workload behind all endpoints, or null.</summary>
    private static string? Owner(List<PlannedEndpoint> endpoints)
    {
        string? owner = endpoints[0].Origin.Object?.ToString();
        return endpoints.TrueForAll(endpoint => endpoint.Origin.Object?.ToString() == owner) ? owner : null;
    }

    private static int? SinglePort(List<PlannedEndpoint> endpoints) =>
        endpoints.TrueForAll(endpoint => endpoint.Port == endpoints[0].Port) ? endpoints[0].Port : null;
}
