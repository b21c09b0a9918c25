using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>The least that kubeadm takes for pods (api-semantics §2.9, A-5).</summary>
internal sealed class SmallPodSubnet() : ClusterRule(new DiagnosticDescriptor(
    "KN2135", Severity.Error, "a podSubnet with fewer than 14 addresses",
    "kubeadm refuses a pod range this small.",
    "choose a prefix of at most /28, for IPv6 at most /124"))
{
    private const int MinHostBits = 4;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var range in KubeadmSubnets.Pods(cluster))
        {
            if (range.Network.HostBits >= MinHostBits) continue;
            findings.Add(range.Statement, new Diagnostic(Descriptor, $"the podSubnet {range.Network} has fewer than 14 addresses"), range.Part);
        }
    }
}
