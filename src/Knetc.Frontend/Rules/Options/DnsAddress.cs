using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Options;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>The DNS Service elsewhere than where kubeadm tells every kubelet to look (api-semantics §5, D-87).</summary>
internal sealed class DnsAddress() : ClusterRule(new DiagnosticDescriptor(
    "KN2087", Severity.Warning, "the DNS Service has not the address that kubelets give to pods",
    "kubeadm tells every kubelet to give pods the tenth address of the first service range as their name server. A Service kube-system/kube-dns with another cluster IP is asked by nobody, and names are not resolved.",
    "give the Service the tenth address of the service range, or leave its clusterIP out"))
{
    private static readonly FieldPath ClusterIPPath = FieldPath.Of("spec.clusterIP");

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        if (cluster.Objects.KubeadmConfigurations.IsEmpty) return;
        if (cluster.FindService("kube-system", "kube-dns") is not { IsHeadless: false } service || service.Spec.ClusterIPs.IsEmpty) return;
        if (!cluster.Options.ServiceClusterIPRanges[0].Address.TryAdd(10, out var tenth)) return;
        foreach (string text in service.Spec.ClusterIPs)
        {
            if (IpAddress.TryParse(text.AsSpan(), ParsingGrade.Sloppy, out var address) && address == tenth) return;
        }

        findings.Add(
            service.Manifest, ClusterIPPath,
            $"the cluster's DNS has {service.Spec.ClusterIPs[0]}, but kubeadm tells kubelets that it has {tenth}",
            RuleFindings.At(cluster.Options.Table.Find(ClusterOption.ServiceClusterIPRange)?.InForce, $"{tenth} is the tenth address of this range"));
    }
}
