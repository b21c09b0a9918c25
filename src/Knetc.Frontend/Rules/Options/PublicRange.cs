using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Net;

namespace Knetc.Rules;

/// <summary>A range of the cluster whose addresses belong to others on the Internet (api-semantics §5, D-9).</summary>
internal sealed class PublicRange() : ClusterRule(new DiagnosticDescriptor(
    "KN2009", Severity.Warning, "a range of public addresses",
    "The addresses of Services and pods hide whatever else has them. With a range that is routed on the Internet, pods cannot reach the hosts there.",
    "choose a private range: of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or fc00::/7"))
{
    private static readonly IpNetwork GlobalIPv6 = Network("2000::/3");

    /// <summary>Private, carrier-grade, benchmark and documentation ranges.</summary>
    private static readonly ImmutableArray<IpNetwork> NotRouted =
    [
        Network("10.0.0.0/8"), Network("172.16.0.0/12"), Network("192.168.0.0/16"), Network("100.64.0.0/10"), Network("198.18.0.0/15"),
        Network("192.0.2.0/24"), Network("198.51.100.0/24"), Network("203.0.113.0/24"), Network("2001:db8::/32"), Network("3fff::/20"),
    ];

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var range in StatedRange.InForce(cluster.Options))
        {
            if (!IsRouted(range.Network)) continue;
            findings.Add(range.Statement, new Diagnostic(Descriptor, $"the {range.Name} {range.Network} has addresses that are routed on the Internet"), range.Part);
        }
    }

    private static bool IsRouted(IpNetwork range)
    {
        if (SpecialRange.Touches(range) || (range.Family == IpFamily.IPv6 && !range.Overlaps(GlobalIPv6))) return false;
        foreach (var network in NotRouted)
        {
            if (network.Contains(range)) return false;
        }

        return true;
    }

    private static IpNetwork Network(string text) =>
        IpNetwork.TryParse(text.AsSpan(), ParsingGrade.Canonical, out var network) ? network : throw new ArgumentException(text, nameof(text));
}
