using Knetc.Diagnostics;
using Knetc.Net;

namespace Knetc.Rules;

/// <summary>A pod with an address that its node could not have given it.</summary>
internal sealed class PodIPOutsideNode() : ClusterRule(new DiagnosticDescriptor(
    "KN3054", Severity.Warning, "a pod address that is none of its node's pod addresses",
    "Each node gives its pods addresses of its own range, of which the network address, the gateway behind it and the IPv4 broadcast address are not for pods. Other nodes send what is for the pod to the node that has the range. Some networks give addresses in other ways; then the ranges of the nodes mean nothing and are best left out.",
    "correct the pod's address or its node, or leave the address out and let it be chosen"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var ranges = new Dictionary<(string Node, IpFamily Family), NodeRange>();
        foreach (var range in cluster.Addresses.NodeRanges) ranges[(range.Node.Name, range.Network.Family)] = range;
        var outside = new CommonFindings(findings);
        foreach (var address in cluster.Addresses.Pods)
        {
            if (!ranges.TryGetValue((address.Pod.Spec.NodeName, address.Address.Family), out var range)) continue;
            if (Refuse(address.Address, range.Network) is not { } reason) continue;
            outside.Add((address, reason, range), address.Manifest, static found => found.address.Path, static found => $"{found.address.Address} {found.reason}, the pod range of {found.range.Node.Manifest}", static found => found.range.Related);
        }

        outside.Report();
    }

    private static string? Refuse(IpAddress address, IpNetwork range)
    {
        if (!range.Contains(address)) return $"lies outside {range}";
        if (range.HostBits < 2) return null;
        if (address == range.First) return $"is the network address of {range}";
        if (address == range.First.Add(1)) return $"is the gateway of {range}";
        return range.Family == IpFamily.IPv4 && address == range.Last ? $"is the broadcast address of {range}" : null;
    }
}
