using System.Globalization;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Tracing;

/// <summary>Says in a sentence why a packet ends where it does.</summary>
internal sealed class TraceReason(NodePlan plan, Predicate<IpAddress> isLocal)
{
    public string Explain(TraceResult result)
    {
        var entries = TracedEntry.Of(plan, result.Packet, isLocal).ToList();

        // Where two Services claim the same address and port, the rules that held tell whose it is.
        var entry = entries.Find(entry => result.Steps.Any(step => step.Origin.Object == entry.Port.Port.Service.Manifest)) ?? entries.FirstOrDefault();
        return result.Verdict switch
        {
            TraceVerdict.Forward => ExplainForward(result, entry),
            TraceVerdict.Reject => ExplainReject(result, entry),
            TraceVerdict.Drop => ExplainDrop(result, entry),
            _ => ExplainNone(result.Packet, entry),
        };
    }

    private string ExplainForward(TraceResult result, TracedEntry? entry)
    {
        var destinations = result.Destinations;
        bool translated = destinations.Any(outcome => outcome.Destination != result.Packet.Destination || outcome.Port != result.Packet.DestinationPort);
        string ways = destinations.Length == 1 ? "the only endpoint" : string.Create(CultureInfo.InvariantCulture, $"one of {destinations.Length} endpoints");
        string text = (entry, translated) switch
        {
            ({ } known, true) => $"{Name(known)} leads to {(destinations.Length == 1 && known.Port.Endpoints.Reachable.Length > 1 ? "one endpoint" : ways)}",
            (null, true) => $"a rule sends it to {ways}",
            _ => HealthCheck(result) ?? "a rule accepts it",
        };
        if (!result.Masqueraded) return translated ? text + ", and the client's address stays" : text;
        return text + (destinations.All(static outcome => outcome.Masqueraded)
            ? ", and the client's address becomes the node's"
            : ", and the client's address becomes the node's where the client is itself the endpoint");
    }

    private string ExplainReject(TraceResult result, TracedEntry? entry)
    {
        if (entry is null) return WrongPort(result.Packet) is { } wrong ? $"{wrong}, and other ports of it are refused" : Last(result, "refuses");
        return entry.Port.Endpoints.HasAny ? Last(result, "refuses") : $"{Name(entry)} has no endpoints, so clients are refused at once";
    }

    private string ExplainDrop(TraceResult result, TracedEntry? entry)
    {
        if (entry is null) return Last(result, "drops");
        var port = entry.Port.Port;
        if (entry.IsLoadBalancer && !port.SourceRanges.IsEmpty && !port.SourceRanges.Any(range => range.Network.Contains(result.Packet.Source)))
        {
            return $"loadBalancerSourceRanges of {port.Service.Manifest} do not contain {result.Packet.Source}";
        }

        bool isServed = entry.IsExternal ? entry.Port.HasExternalEndpoints : entry.Port.HasInternalEndpoints;
        if (!entry.Port.Endpoints.HasAny || isServed) return Last(result, "drops");
        string policy = entry.IsExternal ? "externalTrafficPolicy" : "internalTrafficPolicy";
        return $"{policy} of {port.Service.Manifest} is Local, and no usable endpoint runs on {plan.NodeName}";
    }

    private string ExplainNone(Packet packet, TracedEntry? entry)
    {
        if (entry is null) return WrongPort(packet) ?? $"{Format(packet)} is no address and port of a Service";
        return entry.Name == "node port"
            ? $"{Name(entry)} is not served on {packet.Destination}"
            : $"no rule of {plan.NodeName} concerns {Name(entry)} for this client";
    }

    private string? HealthCheck(TraceResult result)
    {
        foreach (var port in plan.Family(result.Packet.Family).Ports)
        {
            if (port.Port.HealthCheckNodePort != 0 && port.Port.HealthCheckNodePort == result.Packet.DestinationPort)
            {
                return $"it is the health-check node port of {port.Port.Service.Manifest}";
            }
        }

        return null;
    }

    /// <summary>For an address that some Service has, with another port or protocol.</summary>
    private string? WrongPort(Packet packet)
    {
        foreach (var port in plan.Family(packet.Family).Ports)
        {
            if (port.Port.ClusterIP.Address != packet.Destination) continue;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{packet.Destination} is the cluster IP of {port.Port.Service.Manifest}, which has no port {packet.DestinationPort}/{packet.Protocol}");
        }

        return null;
    }

    private static string Last(TraceResult result, string verb)
    {
        var step = result.Steps[^1];
        return step.Origin.Object is { } cause ? $"a rule of {cause} in {step.Chain} {verb} it" : $"a rule in {step.Chain} {verb} it";
    }

    private static string Name(TracedEntry entry)
    {
        var port = entry.Port.Port;
        int number = entry.Name == "node port" ? port.NodePort : port.Port;
        return entry.Name == "node port"
            ? string.Create(CultureInfo.InvariantCulture, $"node port {number} of {port.Service.Manifest}")
            : string.Create(CultureInfo.InvariantCulture, $"port {number} of the {entry.Name} of {port.Service.Manifest}");
    }

    private static string Format(Packet packet) => packet.Family == IpFamily.IPv4
        ? string.Create(CultureInfo.InvariantCulture, $"{packet.Destination}:{packet.DestinationPort}/{packet.Protocol}")
        : string.Create(CultureInfo.InvariantCulture, $"[{packet.Destination}]:{packet.DestinationPort}/{packet.Protocol}");
}
