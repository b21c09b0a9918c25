using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>What a Pod is held against (api-semantics §2.3), its metadata aside.</summary>
public static class PodRules
{
    private static readonly FieldPath Spec = FieldPath.Root.Field("spec");

    public static void Validate(Pod pod, KubeVersion version, ObjectErrors errors)
    {
        var spec = pod.Spec;
        PodSpecRules.Validate(spec, Spec, isPod: true, version, errors);
        if (spec.HasSchedulingGates && spec.NodeName.Length > 0)
        {
            errors.Forbidden(PodDiagnostics.GatedNodeName, Spec.Field("nodeName"), "cannot be set until all schedulingGates have been cleared");
        }

        if (!spec.EphemeralContainers.IsEmpty)
        {
            errors.Forbidden(PodContainerDiagnostics.EphemeralContainers, Spec.Field("ephemeralContainers"), "cannot be set on create");
        }

        PodStatusRules.Validate(pod, version, errors);
    }
}
