using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A StatefulSet whose Service does not give its pods their names in DNS.</summary>
internal sealed class GoverningService() : ClusterRule(new DiagnosticDescriptor(
    "KN3088", Severity.Warning, "a StatefulSet without its governing Service",
    "The pods of a StatefulSet get names in DNS (`db-0.db`) through the Service that `serviceName` names. That Service has to exist in the same namespace, be headless and select the pods; otherwise the names do not resolve.",
    "add a headless Service (`clusterIP: None`) of that name that selects the pods"))
{
    private static readonly FieldPath ServiceNamePath = FieldPath.Of("spec.serviceName");
    private static readonly FieldPath ClusterIPPath = FieldPath.Of("spec.clusterIP");
    private static readonly FieldPath SelectorPath = FieldPath.Of("spec.selector");

    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        Dictionary<string, List<string>>? headless = null;
        foreach (var workload in cluster.Objects.Workloads)
        {
            if (workload.Kind != "StatefulSet" || workload.ServiceName.Length == 0) continue;
            if (cluster.FindService(workload.Namespace, workload.ServiceName) is { } service)
            {
                Judge(workload, service, findings);
            }
            else if (!cluster.Declared.Contains("Service", workload.Namespace, workload.ServiceName))
            {
                headless ??= Headless(cluster);
                string? meant = headless.TryGetValue(workload.Namespace, out var names) ? FieldSuggestion.Closest(names, workload.ServiceName) : null;
                findings.Add(
                    new Diagnostic(Descriptor, $"there is no Service {workload.ServiceName} in namespace {workload.Namespace}") { Fix = meant },
                    workload.Manifest,
                    ServiceNamePath);
            }
        }
    }

    private static void Judge(Workload workload, Service service, RuleFindings findings)
    {
        if (!service.IsHeadless)
        {
            findings.Add(
                workload.Manifest, ServiceNamePath, $"{service.Manifest} is not headless, so the pods have no names of their own in DNS",
                RuleFindings.At(service.Manifest, ClusterIPPath, "the Service has a cluster IP"));
        }
        else if (service.IsSelectorless || service.Spec.Selector.Any(pair => workload.Template.Metadata.Label(pair.Key) != pair.Value))
        {
            findings.Add(
                workload.Manifest, ServiceNamePath, $"{service.Manifest} does not select the pods",
                RuleFindings.At(service.Manifest, SelectorPath, "the selector"));
        }
    }

    private static Dictionary<string, List<string>> Headless(ClusterView cluster)
    {
        var names = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var service in cluster.Services)
        {
            if (!service.IsHeadless) continue;
            if (!names.TryGetValue(service.Namespace, out var list)) names.Add(service.Namespace, list = []);
            list.Add(service.Name);
        }

        return names;
    }
}
