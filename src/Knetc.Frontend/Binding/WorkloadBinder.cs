using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding;

internal static class WorkloadBinder
{
    private static readonly FieldPath TemplatePath = FieldPath.Of("spec.template");
    private static readonly FieldPath CronJobTemplatePath = FieldPath.Of("spec.jobTemplate.spec.template");

    public static Workload Bind(ManifestObject manifest)
    {
        var spec = new FieldReader(manifest.Root).Object("spec");
        bool cronJob = manifest.Kind == "CronJob";
        if (cronJob) spec = spec.Object("jobTemplate").Object("spec");
        var template = spec.Object("template");
        return new Workload(
            manifest,
            MetadataBinder.Bind(manifest),
            new PodTemplate(
                cronJob ? CronJobTemplatePath : TemplatePath,
                MetadataBinder.Bind(template.Object("metadata")),
                PodSpecBinder.Bind(template.Object("spec"))))
        {
            Replicas = spec.OptionalInt("replicas"),
            Selector = BindSelector(manifest.Kind, spec),
            ServiceName = spec.Text("serviceName"),
            OrdinalsStart = spec.Object("ordinals").Int("start"),
            Parallelism = spec.OptionalInt("parallelism"),
            Completions = spec.OptionalInt("completions"),
        };
    }

    /// <summary>A ReplicationController selects by a plain map, everything else by a label selector.</summary>
    private static LabelSelector? BindSelector(string kind, FieldReader spec)
    {
        if (kind != "ReplicationController") return LabelSelectorBinder.Bind(spec.Object("selector"));
        return spec.Object("selector").Exists ? new LabelSelector(spec.Map("selector"), []) : null;
    }
}
