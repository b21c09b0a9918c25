using Knetc.Diagnostics;
using Knetc.Net;

namespace Knetc.Rules;

/// <summary>Subnets of a range that was given up (api-semantics §2.9, A-7).</summary>
internal sealed class SiteLocalSubnet() : ClusterRule(new DiagnosticDescriptor(
    "KN2137", Severity.Warning, "a subnet of site-local addresses",
    "The site-local addresses fec0::/10 were deprecated in 2004: systems may treat them as any others, or not at all. kubeadm warns of them.",
    "choose unique local addresses, of fd00::/8"))
{
    private static readonly IpNetwork SiteLocal = new(new IpAddress(IpFamily.IPv6, 0xfec0_0000_0000_0000, 0), 10);

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var range in KubeadmSubnets.Services(cluster).Concat(KubeadmSubnets.Pods(cluster)))
        {
            if (!range.Network.Overlaps(SiteLocal)) continue;
            findings.Add(range.Statement, new Diagnostic(Descriptor, $"the {range.Name} {range.Network} has site-local addresses, which are deprecated"), range.Part);
        }
    }
}
