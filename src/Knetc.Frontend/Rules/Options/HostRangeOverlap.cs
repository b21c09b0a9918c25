using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Ranges of the cluster that the hosts use for something else (api-semantics §5, D-98).</summary>
internal sealed class HostRangeOverlap() : ClusterRule(new DiagnosticDescriptor(
    "KN2098", Severity.Warning, "a range of the cluster is in use on the hosts",
    "A host has a route to a bridge or VPN with addresses that Services or pods have as well. Packets to one of them take the way of the other. knetc.yaml lists such ranges in hostRanges; where it lists none, overlaps with the usual ranges of Docker and libvirt are mentioned.",
    "choose another range for the cluster or for the bridge; list the true ranges of the hosts in cluster.hostRanges"))
{
    private static readonly FieldPath HostRangesPath = FieldPath.Of("cluster.hostRanges");

    private static readonly ImmutableArray<(IpNetwork Network, string Owner)> Usual =
    [
        (new IpNetwork(IpAddress.FromIPv4(0xAC110000), 16), "Docker's bridge"),
        (new IpNetwork(IpAddress.FromIPv4(0xC0A87A00), 24), "libvirt's bridge"),
    ];

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var ranges = StatedRange.InForce(cluster.Options).ToImmutableArray();
        bool listed = false;
        foreach (var project in cluster.Objects.Projects)
        {
            for (int i = 0; i < project.HostRanges.Length; i++)
            {
                listed = true;
                if (!IpNetwork.TryParse(project.HostRanges[i].AsSpan(), ParsingGrade.Sloppy, out var hostRange)) continue;
                foreach (var range in ranges)
                {
                    if (!range.Network.Overlaps(hostRange)) continue;
                    findings.Add(
                        project.Manifest, HostRangesPath.Index(i),
                        $"the range {hostRange} of the hosts overlaps the {range.Name} {range.Network}",
                        RuleFindings.At(range.Statement, $"the {range.Name}"));
                }
            }
        }

        if (!listed) MentionUsual(ranges, findings);
    }

    private void MentionUsual(ImmutableArray<StatedRange> ranges, RuleFindings findings)
    {
        foreach (var range in ranges)
        {
            foreach (var (network, owner) in Usual)
            {
                if (!range.Network.Overlaps(network)) continue;
                var finding = new Diagnostic(Descriptor, $"the {range.Name} {range.Network} overlaps {network}, which {owner} has on many hosts") { Severity = Severity.Info };
                findings.Add(range.Statement, finding, range.Part);
            }
        }
    }
}
