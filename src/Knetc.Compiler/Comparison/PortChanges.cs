using System.Collections.Immutable;
using System.Globalization;
using Knetc.Planning;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Comparison;

/// <summary>How a service port itself differs: its name and numbers, addresses and policies.</summary>
internal static class PortChanges
{
    private static readonly FieldPath Spec = FieldPath.Of("spec");
    private static readonly FieldPath Ingress = FieldPath.Of("status.loadBalancer.ingress");

    public static Change Added(PlannedServicePort port) => new(ChangeKind.PortAdded, ChangeEffect.Added, ServiceWords.Object(port), Describe(port))
    {
        Port = ServiceWords.Port(port),
        After = Destinations(port),
        Origin = port.Origin,
    };

    public static Change Removed(PlannedServicePort port) => new(ChangeKind.PortRemoved, ChangeEffect.Removed, ServiceWords.Object(port), Describe(port))
    {
        Port = ServiceWords.Port(port),
        Before = Destinations(port),
        Origin = port.Origin,
    };

    /// <summary>What differs between the two states, settings without effect left out.</summary>
    public static IEnumerable<Change> Of(PortPair pair)
    {
        var (before, after) = (pair.Before, pair.After);
        foreach (var change in OfService(pair)) yield return change;

        if (before.Name.Port != after.Name.Port)
        {
            yield return OfPort(ChangeKind.PortRenamed, $"port {ServiceWords.Port(before)} is now called {ServiceWords.Port(after)}", pair, ServiceWords.Port);
        }

        if (before.Port != after.Port)
        {
            string message = string.Create(CultureInfo.InvariantCulture, $"{ServiceWords.Prefix(after)}port number {before.Port} -> {after.Port}");
            yield return OfPort(ChangeKind.PortNumber, message, pair, static port => Text(port.Port));
        }

        if (before.NodePort != after.NodePort)
        {
            string message = $"{ServiceWords.Prefix(after)}node port {Arrow(Text(before.NodePort), Text(after.NodePort))}";
            var change = OfPort(ChangeKind.NodePort, message, pair, static port => Text(port.NodePort));
            yield return change with { Origin = change.Origin with { Path = change.Origin.Path.Field("nodePort"), Offset = 0 } };
        }
    }

    /// <summary>What is the same for all ports of a Service, as far as it shows at this one.</summary>
    private static IEnumerable<Change> OfService(PortPair pair)
    {
        var (before, after) = (pair.Before, pair.After);
        if (before.ClusterIP.Address != after.ClusterIP.Address)
        {
            string message = $"cluster IP {before.ClusterIP.Text} -> {after.ClusterIP.Text}";
            yield return Create(ChangeKind.ClusterIP, message, pair, [before.ClusterIP.Text], [after.ClusterIP.Text], after.ClusterIP.Origin);
        }

        var (oldIPs, newIPs) = (Texts(before.ExternalIPs), Texts(after.ExternalIPs));
        if (!SameSet(oldIPs, newIPs))
        {
            yield return Create(ChangeKind.ExternalIPs, ListMessage("external IP", oldIPs, newIPs), pair, oldIPs, newIPs, Spec.Field("externalIPs"));
        }

        var (oldVips, newVips) = (Texts(before.LoadBalancerVips), Texts(after.LoadBalancerVips));
        if (!SameSet(oldVips, newVips))
        {
            yield return Create(ChangeKind.LoadBalancerIPs, ListMessage("load balancer IP", oldVips, newVips), pair, oldVips, newVips, Ingress);
        }

        var (oldRanges, newRanges) = (Texts(before.SourceRanges), Texts(after.SourceRanges));
        if (pair.IsServed && !oldVips.IsEmpty && !newVips.IsEmpty && !SameSet(oldRanges, newRanges))
        {
            string message = $"load balancer lets in {Sources(newRanges)} instead of {Sources(oldRanges)}";
            yield return Create(ChangeKind.SourceRanges, message, pair, oldRanges, newRanges, Spec.Field("loadBalancerSourceRanges")) with { Effect = ChangeEffect.Changed };
        }

        if (pair.IsDelivered && before.AffinitySeconds != after.AffinitySeconds)
        {
            string message = $"session affinity {Arrow(Affinity(before), Affinity(after))}";
            yield return Create(ChangeKind.SessionAffinity, message, pair, [Affinity(before)], [Affinity(after)], Spec.Field("sessionAffinity"));
        }

        if (pair.IsServed && before.InternalPolicyLocal != after.InternalPolicyLocal)
        {
            yield return Policy(ChangeKind.InternalTrafficPolicy, "internalTrafficPolicy", pair, after.InternalPolicyLocal);
        }

        if (pair.IsServed && pair.ComparesExternal && before.ExternalPolicyLocal != after.ExternalPolicyLocal)
        {
            yield return Policy(ChangeKind.ExternalTrafficPolicy, "externalTrafficPolicy", pair, after.ExternalPolicyLocal);
        }

        if (before.HealthCheckNodePort != after.HealthCheckNodePort)
        {
            var (old, @new) = (Text(before.HealthCheckNodePort), Text(after.HealthCheckNodePort));
            yield return Create(ChangeKind.HealthCheckNodePort, $"health check node port {Arrow(old, @new)}", pair, Items(old), Items(@new), Spec.Field("healthCheckNodePort"));
        }
    }

    private static Change Policy(ChangeKind kind, string field, PortPair pair, bool isLocal)
    {
        var (old, @new) = isLocal ? ("Cluster", "Local") : ("Local", "Cluster");
        return Create(kind, $"{field} {old} -> {@new}", pair, [old], [@new], Spec.Field(field));
    }

    private static Change OfPort(ChangeKind kind, string message, PortPair pair, Func<PlannedServicePort, string> text)
    {
        var change = Create(kind, message, pair, Items(text(pair.Before)), Items(text(pair.After)), pair.After.Origin);
        return change with { Port = ServiceWords.Port(pair.After) };
    }

    private static Change Create(
        ChangeKind kind, string message, PortPair pair, ImmutableArray<string> before, ImmutableArray<string> after, FieldPath path)
    {
        // What is gone from the new manifest is best looked up in the old one.
        var side = after.IsEmpty ? pair.Before : pair.After;
        return Create(kind, message, pair, before, after, new Origin(side.Service.Manifest, path));
    }

    private static Change Create(
        ChangeKind kind, string message, PortPair pair, ImmutableArray<string> before, ImmutableArray<string> after, Origin origin)
    {
        var effect = before.IsEmpty ? ChangeEffect.Added : after.IsEmpty ? ChangeEffect.Removed : ChangeEffect.Changed;
        return new Change(kind, effect, ServiceWords.Object(pair.After), message) { Before = before, After = after, Origin = origin };
    }

    private static string Describe(PlannedServicePort port)
    {
        string name = port.Name.Port.Length > 0 ? $"{port.Name.Port} ({ServiceWords.Number(port)})" : ServiceWords.Number(port);
        var external = ServiceWords.ExternalDestinations(port);
        string more = external.IsEmpty ? "" : ", " + ServiceWords.List(external);
        return $"port {name} at {port.ClusterIP.Text}{more}, {ServiceWords.Count(port.Endpoints.Items.Length, "endpoint")}";
    }

    private static ImmutableArray<string> Destinations(PlannedServicePort port) =>
        [ServiceWords.Destination(port.ClusterIP, port), .. ServiceWords.ExternalDestinations(port)];

    private static string ListMessage(string noun, ImmutableArray<string> before, ImmutableArray<string> after)
    {
        if (before.IsEmpty) return $"{noun} {ServiceWords.List(after)}";
        return after.IsEmpty ? $"{noun} {ServiceWords.List(before)}" : $"{noun} {ServiceWords.List(before)} -> {ServiceWords.List(after)}";
    }

    private static string Sources(ImmutableArray<string> ranges) => ranges.IsEmpty ? "everyone" : ServiceWords.List(ranges);

    private static string Affinity(PlannedServicePort port) => port.AffinitySeconds is { } seconds
        ? string.Create(CultureInfo.InvariantCulture, $"ClientIP ({seconds} s)")
        : "None";

    private static string Arrow(string before, string after) =>
        before.Length == 0 ? after : after.Length == 0 ? before : $"{before} -> {after}";

    private static string Text(int number) => number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);

    private static ImmutableArray<string> Items(string text) => text.Length == 0 ? [] : [text];

    private static ImmutableArray<string> Texts(ImmutableArray<PlannedAddress> addresses) => [.. addresses.Select(static address => address.Text)];

    private static ImmutableArray<string> Texts(ImmutableArray<PlannedNetwork> networks) => [.. networks.Select(static network => network.Text)];

    private static bool SameSet(ImmutableArray<string> left, ImmutableArray<string> right) =>
        left.SequenceEqual(right) || left.ToHashSet().SetEquals(right);
}
