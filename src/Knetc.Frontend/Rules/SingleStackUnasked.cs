using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Services of one family on a cluster of two, because nobody said otherwise.</summary>
internal sealed class SingleStackUnasked() : ClusterRule(new DiagnosticDescriptor(
    "KN3091", Severity.Info, "a Service of one family on a dual-stack cluster",
    "A Service that says nothing about families gets a cluster IP of the cluster's first family only, also where pods and nodes have both. Clients of the other family cannot use it.",
    "set `ipFamilyPolicy: PreferDualStack`, or SingleStack to say that one family is meant"))
{
    private static readonly FieldPath Spec = FieldPath.Of("spec");

    public override bool DependsOn(Service before, Service now) => false;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        if (cluster.Options.ServiceClusterIPRanges.Length < 2) return;
        var silent = new HashSet<ManifestObject>();
        foreach (var written in cluster.WrittenServices)
        {
            if (written.Spec.IPFamilyPolicy is null && written.Spec.IPFamilies.IsEmpty) silent.Add(written.Manifest);
        }

        var common = new CommonFindings(findings);
        foreach (var service in cluster.Services)
        {
            if (service.Spec.Type == ServiceTypes.ExternalName || service.Spec.IPFamilies.Length != 1 || !silent.Contains(service.Manifest)) continue;
            common.Add(service, service.Manifest, static _ => Spec, static service => $"the Service is {service.Spec.IPFamilies[0]} only, because it does not say which families it wants");
        }

        common.Report();
    }
}
