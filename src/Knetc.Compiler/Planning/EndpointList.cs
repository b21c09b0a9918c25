using System.Collections.Immutable;

namespace Knetc.Planning;

/// <summary>
/// All endpoints of one service port, without duplicates and in byte order of their texts: the order of every list of
/// endpoints in every back end. The lists that do not depend on the node are made once and shared by all nodes, so that
/// back ends can recognise them by reference.
/// </summary>
public sealed class EndpointList
{
    public static readonly EndpointList Empty = new([], hasDuplicates: false);

    private EndpointList(ImmutableArray<PlannedEndpoint> items, bool hasDuplicates)
    {
        Items = items;
        HasDuplicates = hasDuplicates;
        Ready = Select(items, static endpoint => endpoint.Ready);
        ServingTerminating = Select(items, static endpoint => endpoint.IsServingTerminating);
        foreach (var endpoint in items) HasUsable |= endpoint.Ready || endpoint.IsServingTerminating;
    }

    /// <summary>The first of each set of duplicates; <see cref="PlannedEndpoint.ChooseFor"/> gives a node's.</summary>
    public ImmutableArray<PlannedEndpoint> Items { get; }

    public bool HasDuplicates { get; }

    public ImmutableArray<PlannedEndpoint> Ready { get; }

    public ImmutableArray<PlannedEndpoint> ServingTerminating { get; }

    /// <summary>Whether any endpoint, wherever it runs, is ready, or serving while it terminates.</summary>
    public bool HasUsable { get; }

    /// <summary>This list as one node sees it; the same object unless duplicates differ by node.</summary>
    public EndpointList ForNode(string nodeName)
    {
        if (!HasDuplicates) return this;
        var chosen = ImmutableArray.CreateBuilder<PlannedEndpoint>(Items.Length);
        foreach (var endpoint in Items) chosen.Add(endpoint.ChooseFor(nodeName));
        return new EndpointList(chosen.MoveToImmutable(), hasDuplicates: false);
    }

    internal static EndpointList Create(List<PlannedEndpoint> collected)
    {
        Sorting.Sort(collected, static (left, right) =>
        {
            int order = string.CompareOrdinal(left.Text, right.Text);
            return order != 0 ? order : left.Sequence.CompareTo(right.Sequence);
        });
        var items = ImmutableArray.CreateBuilder<PlannedEndpoint>(collected.Count);
        PlannedEndpoint? last = null;
        bool hasDuplicates = false;
        foreach (var endpoint in collected)
        {
            if (last is not null && last.Text == endpoint.Text)
            {
                last.Duplicate = endpoint;
                endpoint.Index = last.Index;
                hasDuplicates = true;
            }
            else
            {
                endpoint.Index = items.Count;
                items.Add(endpoint);
            }

            last = endpoint;
        }

        return new EndpointList(items.DrainToImmutable(), hasDuplicates);
    }

    private static ImmutableArray<PlannedEndpoint> Select(ImmutableArray<PlannedEndpoint> items, Predicate<PlannedEndpoint> condition)
    {
        int count = 0;
        foreach (var endpoint in items)
        {
            if (condition(endpoint)) count++;
        }

        if (count == items.Length) return items;
        if (count == 0) return [];
        var selected = ImmutableArray.CreateBuilder<PlannedEndpoint>(count);
        foreach (var endpoint in items)
        {
            if (condition(endpoint)) selected.Add(endpoint);
        }

        return selected.MoveToImmutable();
    }
}
