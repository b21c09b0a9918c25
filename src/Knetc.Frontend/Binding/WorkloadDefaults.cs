using Knetc.Schema;

namespace Knetc.Binding;

/// <summary>What the API server fills in before it looks at an object that makes pods (api-semantics §1.5).</summary>
public static class WorkloadDefaults
{
    public static Workload Apply(Workload workload, KubeVersion version)
    {
        var template = workload.Template with { Spec = PodDefaults.ApplyToTemplate(workload.Template.Spec, version) };
        workload = workload with { Template = template };
        return workload.Kind switch
        {
            "ReplicationController" => ApplyController(workload),
            "Deployment" or "ReplicaSet" or "StatefulSet" => workload with { Replicas = workload.Replicas ?? 1 },
            "Job" or "CronJob" => ApplyJob(workload),
            _ => workload,
        };
    }

    /// <summary>A ReplicationController without labels or selector takes those of its template.</summary>
    private static Workload ApplyController(Workload workload)
    {
        var labels = workload.Template.Metadata.Labels;
        return workload with
        {
            Replicas = workload.Replicas ?? 1,
            Metadata = workload.Metadata.Labels.IsEmpty ? workload.Metadata with { Labels = labels } : workload.Metadata,
            Selector = workload.Selector is null or { IsEmpty: true } && !labels.IsEmpty ? new LabelSelector(labels, []) : workload.Selector,
        };
    }

    private static Workload ApplyJob(Workload workload) => workload with
    {
        Completions = workload.Completions is null && workload.Parallelism is null ? 1 : workload.Completions,
        Parallelism = workload.Parallelism ?? 1,
    };
}
