using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>Two pods with one address.</summary>
internal sealed class SharedPodIP() : ClusterRule(new DiagnosticDescriptor(
    "KN3053", Severity.Error, "two pods have the same address",
    "Every pod that is not on its node's network has an address that no other pod of the cluster has. Traffic for one of these pods may reach the other.",
    "correct one of the addresses, or leave it out and let it be chosen"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var address in cluster.Addresses.Pods)
        {
            if (cluster.Addresses.FindPod(address.Address) is not { } first || ReferenceEquals(first.Pod, address.Pod)) continue;
            findings.Add(address.Manifest, address.Path, $"{address.Address} is also the address of Pod {first.Pod.Namespace}/{first.Pod.Name}", first.Related);
        }
    }
}
