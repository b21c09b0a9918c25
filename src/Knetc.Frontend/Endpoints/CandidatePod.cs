using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Net;
using Knetc.Pods;

namespace Knetc.Endpoints;

/// <summary>A pod that can be an endpoint, with everything about it that does not depend on the Service.</summary>
internal sealed class CandidatePod
{
    private CandidatePod(Pod pod, ImmutableArray<string> ipv4, ImmutableArray<string> ipv6, NodeIndex nodes, bool assumeReady)
    {
        Pod = pod;
        IPv4 = ipv4;
        IPv6 = ipv6;
        Serving = PodLifecycle.IsReady(pod, assumeReady);
        var node = nodes.Find(pod.Spec.NodeName);
        Zone = node?.Metadata.Label(Node.ZoneLabel) is { Length: > 0 } zone ? zone : null;
        IsOnUnknownNode = node is null && nodes.AreGiven;
        TargetRef = new TargetReference("Pod", pod.Namespace, pod.Name, "");
    }

    public Pod Pod { get; }

    public ImmutableArray<string> IPv4 { get; }

    public ImmutableArray<string> IPv6 { get; }

    public bool Serving { get; }

    public string? Zone { get; }

    /// <summary>The pod names a node that does not exist, although the input names its nodes.</summary>
    public bool IsOnUnknownNode { get; }

    public TargetReference TargetRef { get; }

    /// <summary>The candidate of a pod; null when the pod has ended, found no node or has no address.</summary>
    public static CandidatePod? From(Pod pod, NodeIndex nodes, bool assumeReady)
    {
        if (PodLifecycle.IsOver(pod) || (pod.Spec.NodeName.Length == 0 && !nodes.Nodes.IsEmpty)) return null;
        var ipv4 = Addresses(pod, IpFamily.IPv4);
        var ipv6 = Addresses(pod, IpFamily.IPv6);
        return ipv4.IsEmpty && ipv6.IsEmpty ? null : new CandidatePod(pod, ipv4, ipv6, nodes, assumeReady);
    }

    private static ImmutableArray<string> Addresses(Pod pod, IpFamily family)
    {
        ImmutableArray<string> found = [];
        foreach (string text in pod.PodIPs)
        {
            if (IpAddress.TryParse(text.AsSpan(), ParsingGrade.Sloppy, out var address) && address.Family == family) found = found.Add(text);
        }

        return found;
    }
}
