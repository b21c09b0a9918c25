using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>The most that kubeadm takes for Services, in every release (api-semantics §2.9, A-4).</summary>
internal sealed class LargeServiceSubnet() : ClusterRule(new DiagnosticDescriptor(
    "KN2134", Severity.Error, "a serviceSubnet with more than 2^20 addresses",
    "kubeadm refuses such a range, also in releases whose API server would take it.",
    "choose a prefix of at least /12, for IPv6 at least /108"))
{
    private const int MaxHostBits = 20;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var range in KubeadmSubnets.Services(cluster))
        {
            if (range.Network.HostBits <= MaxHostBits) continue;
            findings.Add(range.Statement, new Diagnostic(Descriptor, $"the serviceSubnet {range.Network} has more than 2^20 addresses"), range.Part);
        }
    }
}
