using Knetc.Diagnostics;
using Knetc.Options;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Options that the chosen release does not have yet (api-semantics §5, D-84).</summary>
internal sealed class OptionNotAvailable() : ClusterRule(new DiagnosticDescriptor(
    "KN2084", Severity.Error, "an option that the release does not have",
    "The proxy mode nftables came with Kubernetes 1.29, ServiceCIDR objects count from 1.31 on. An older cluster refuses them or leaves them without effect.",
    "choose a newer release (`--kube-version`), or do without"))
{
    private static readonly FieldPath NamePath = FieldPath.Of("metadata.name");

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var options = cluster.Options;
        var version = options.KubeVersion;
        var release = options.Table.Find(ClusterOption.KubeVersion)?.InForce;
        var related = release is { IsStated: true } ? RuleFindings.At(release, $"release {version} is chosen here") : null;
        if (options.ProxyMode == ProxyMode.Nftables && !version.IsAtLeast(29))
        {
            findings.Add(options.Table.Find(ClusterOption.ProxyMode)!.InForce, $"Kubernetes {version} has no proxy mode nftables", related);
        }

        if (version.IsAtLeast(31)) return;
        foreach (var serviceCidr in cluster.Objects.ServiceCidrs)
        {
            if (serviceCidr.Name == ServiceCidrLayer.OwnName) continue;
            findings.Add(serviceCidr.Manifest, NamePath, $"Kubernetes {version} has no ServiceCIDR objects; no cluster IP comes from {serviceCidr.Name}", related);
        }
    }
}
