using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Net;

namespace Knetc.Rules;

/// <summary>A range of the cluster among addresses that mean something else on every host (api-semantics §5, D-8).</summary>
internal sealed class SpecialRange() : ClusterRule(new DiagnosticDescriptor(
    "KN2008", Severity.Warning, "a range among addresses with a special meaning",
    "Loopback, link-local, multicast and reserved addresses are treated apart by every kernel: packets to them never leave the host, or are dropped. Services or pods with such addresses cannot be reached.",
    "choose a private range, such as one of 10.0.0.0/8"))
{
    private static readonly ImmutableArray<(IpNetwork Network, string Meaning)> Special =
    [
        (Network("0.0.0.0/8"), "\"this network\""),
        (Network("127.0.0.0/8"), "loopback"),
        (Network("169.254.0.0/16"), "link-local"),
        (Network("224.0.0.0/4"), "multicast"),
        (Network("240.0.0.0/4"), "reserved"),
        (Network("::/127"), "loopback and unspecified"),
        (Network("fe80::/10"), "link-local"),
        (Network("ff00::/8"), "multicast"),
    ];

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var range in StatedRange.InForce(cluster.Options))
        {
            foreach (var (network, meaning) in Special)
            {
                if (!network.Overlaps(range.Network)) continue;
                findings.Add(range.Statement, new Diagnostic(Descriptor, $"the {range.Name} {range.Network} overlaps {network}, whose addresses are {meaning}"), range.Part);
                break;
            }
        }
    }

    /// <summary>Whether a network holds addresses with a special meaning.</summary>
    public static bool Touches(IpNetwork range)
    {
        foreach (var (network, _) in Special)
        {
            if (network.Overlaps(range)) return true;
        }

        return false;
    }

    private static IpNetwork Network(string text) =>
        IpNetwork.TryParse(text.AsSpan(), ParsingGrade.Canonical, out var network) ? network : throw new ArgumentException(text, nameof(text));
}
