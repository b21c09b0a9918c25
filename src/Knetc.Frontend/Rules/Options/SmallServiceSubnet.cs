using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>The least that kubeadm takes for Services (api-semantics §2.9, A-3).</summary>
internal sealed class SmallServiceSubnet() : ClusterRule(new DiagnosticDescriptor(
    "KN2133", Severity.Error, "a serviceSubnet with fewer than 10 addresses",
    "kubeadm gives the cluster's DNS the tenth address of the service range, and refuses a range that has none.",
    "choose a prefix of at most /28, for IPv6 at most /124"))
{
    private const int MinHostBits = 4;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var range in KubeadmSubnets.Services(cluster))
        {
            if (range.Network.HostBits >= MinHostBits) continue;
            findings.Add(range.Statement, new Diagnostic(Descriptor, $"the serviceSubnet {range.Network} has fewer than 10 addresses"), range.Part);
        }
    }
}
