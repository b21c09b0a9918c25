using System.Collections.Immutable;
using Knetc.Planning;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Comparison;

/// <summary>Says in a sentence where traffic to a service port drops, is refused, or gets through again.</summary>
internal static class DeliveryChanges
{
    private static readonly FieldPath InternalPolicy = FieldPath.Of("spec.internalTrafficPolicy");
    private static readonly FieldPath ExternalPolicy = FieldPath.Of("spec.externalTrafficPolicy");

    public static IEnumerable<Change> Of(PlannedServicePort port, DeliveryDifference difference, ComparedNodes nodes)
    {
        if (difference.Nodes.Count == 0) yield break;
        foreach (var (key, places) in difference.Nodes.OrderBy(static item => item.Key))
        {
            var set = new NodeSet([.. places]);
            bool same = IsSame(difference, key with { Traffic = OtherOf(key.Traffic) }, set);
            if (same && key.Traffic == Traffic.External) continue;
            Traffic? traffic = same ? null : key.Traffic;
            yield return Create(port, traffic, key.Before, key.After, set, nodes);
        }
    }

    private static Traffic OtherOf(Traffic traffic) => traffic == Traffic.Internal ? Traffic.External : Traffic.Internal;

    private static bool IsSame(DeliveryDifference difference, (Traffic, Delivery, Delivery) key, NodeSet nodes) =>
        difference.Nodes.TryGetValue(key, out var others) && new NodeSet([.. others]).Equals(nodes);

    private static Change Create(
        PlannedServicePort port, Traffic? traffic, Delivery before, Delivery after, NodeSet set, ComparedNodes nodes)
    {
        string message = $"{Subject(port, traffic)} {Verb(before, after)}{nodes.Phrase(set)}{Reason(traffic, after)}";
        var effect = after == Delivery.Delivered ? ChangeEffect.Changed : ChangeEffect.Fails;
        return new Change(ChangeKind.Delivery, effect, ServiceWords.Object(port), message)
        {
            Port = ServiceWords.Port(port),
            Traffic = traffic,
            Nodes = nodes.NamesOf(set),
            Before = before == Delivery.None ? [] : [Word(before)],
            After = [Word(after)],
            Origin = OriginOf(port, traffic, after),
        };
    }

    private static string Subject(PlannedServicePort port, Traffic? traffic)
    {
        // With one family there is nothing to tell apart.
        string family = port.Service.Spec.IPFamilies.Length > 1 ? $"{port.ClusterIP.Address.Family} " : "";
        string clusterIP = ServiceWords.Destination(port.ClusterIP, port);
        if (traffic == Traffic.External) return $"external {family}traffic to {ServiceWords.List(ServiceWords.ExternalDestinations(port))}";
        if (traffic == Traffic.Internal) return $"traffic to cluster IP {clusterIP}";
        ImmutableArray<string> all = [clusterIP, .. ServiceWords.ExternalDestinations(port)];
        return $"all {family}traffic to {ServiceWords.List(all)}";
    }

    private static string Verb(Delivery before, Delivery after) => (before, after) switch
    {
        (Delivery.None, Delivery.Dropped) => "drops",
        (Delivery.None, _) => "is refused",
        (Delivery.Refused, Delivery.Dropped) => "now drops instead of being refused",
        (Delivery.Dropped, Delivery.Refused) => "is now refused instead of dropped",
        (_, Delivery.Dropped) => "now drops",
        (_, Delivery.Refused) => "is now refused",
        (Delivery.Dropped, _) => "no longer drops",
        _ => "is no longer refused",
    };

    private static string Reason(Traffic? traffic, Delivery after) => (after, traffic) switch
    {
        (Delivery.Delivered, _) => "",
        (Delivery.Refused, _) => ": there is no usable endpoint",
        (_, Traffic.External) => ": externalTrafficPolicy is Local and no usable endpoint runs there",
        (_, Traffic.Internal) => ": internalTrafficPolicy is Local and no usable endpoint runs there",
        _ => ": the traffic policy is Local and no usable endpoint runs there",
    };

    private static Origin OriginOf(PlannedServicePort port, Traffic? traffic, Delivery after) => (after, traffic) switch
    {
        (Delivery.Dropped, Traffic.External) => new Origin(port.Service.Manifest, ExternalPolicy),
        (Delivery.Dropped, _) => new Origin(port.Service.Manifest, InternalPolicy),
        _ => port.Origin,
    };

    private static string Word(Delivery delivery) => delivery switch
    {
        Delivery.Delivered => "delivered",
        Delivery.Dropped => "dropped",
        _ => "refused",
    };
}
