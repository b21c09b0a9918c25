using Knetc.Binding;
using Knetc.Schema;

namespace Knetc.Rules;

/// <summary>
/// Every pod template of the input once: those of workloads, and pods of their own. What a given controller made is left out,
/// since it repeats the controller's template; of pods whose controller is not given, one stands for all.
/// </summary>
internal static class PodTemplates
{
    public static List<PodGroup> Of(BoundObjects objects, DeclaredObjects declared, KubeVersion version)
    {
        var templates = new List<PodGroup>(objects.Workloads.Length);
        foreach (var workload in objects.Workloads)
        {
            if (IsMadeByGiven(workload, declared)) continue;
            var spec = PodDefaults.ApplyToTemplate(workload.Template.Spec, version);
            templates.Add(new PodGroup(new Pod(workload.Manifest, workload.Template.Metadata with { Namespace = workload.Namespace }, spec)
            {
                OwnerKind = workload.Kind,
                Origin = new Origin(workload.Manifest, workload.Template.Path),
            }));
        }

        templates.AddRange(PodGroups.Of(objects.Pods).Where(group => !IsMadeByGiven(group.First, declared)));
        return templates;
    }

    private static bool IsMadeByGiven(IApiObject item, DeclaredObjects declared) =>
        item.Metadata.Controller is { } owner && declared.Contains(owner.Kind, item.Metadata.Namespace, owner.Name);
}
