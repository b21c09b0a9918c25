using Knetc.Diagnostics;
using Knetc.Options;

namespace Knetc.Rules;

/// <summary>A proxy mode that the chosen release does not have yet (api-semantics §5, D-84).</summary>
internal sealed class ProxyModeNotYetThere() : ClusterRule(new DiagnosticDescriptor(
    "KN2084", Severity.Error, "a proxy mode that the release does not have",
    "The proxy mode nftables came with Kubernetes 1.29. An older kube-proxy does not start with it.",
    "choose a newer release (`--kube-version`), or another mode"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var options = cluster.Options;
        var version = options.KubeVersion;
        if (options.ProxyMode != ProxyMode.Nftables || version.IsAtLeast(29)) return;
        var release = options.Table.Find(ClusterOption.KubeVersion)?.InForce;
        var related = release is { IsStated: true } ? RuleFindings.At(release, $"release {version} is chosen here") : null;
        findings.Add(options.Table.Find(ClusterOption.ProxyMode)!.InForce, $"Kubernetes {version} has no proxy mode nftables", related);
    }
}
