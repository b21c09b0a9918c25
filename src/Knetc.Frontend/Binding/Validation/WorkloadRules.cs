using System.Text;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>What an object that makes pods is held against (api-semantics §2.3): its selector and its template.</summary>
public static class WorkloadRules
{
    private static readonly FieldPath Selector = FieldPath.Of("spec.selector");

    public static void Validate(Workload workload, KubeVersion version, ObjectErrors errors)
    {
        var template = workload.Template;
        var metadata = template.Path.Field("metadata");
        ValidateSelector(workload, errors);

        // The API server leaves "metadata" out of these two paths.
        MetadataRules.ValidateLabels(template.Metadata.Labels, template.Path.Field("labels"), metadata.Field("labels"), errors);
        MetadataRules.ValidateAnnotations(
            template.Metadata.Annotations, template.Path.Field("annotations"), metadata.Field("annotations"), errors);
        PodSpecRules.Validate(template.Spec, template.Path.Field("spec"), isPod: false, version, errors);
        if (!template.Spec.EphemeralContainers.IsEmpty)
        {
            errors.Forbidden(
                PodContainerDiagnostics.EphemeralContainers, template.Path.Field("spec").Field("ephemeralContainers"),
                "ephemeral containers not allowed in pod template");
        }
    }

    /// <summary>The API server makes up the selector of a Job by itself.</summary>
    private static void ValidateSelector(Workload workload, ObjectErrors errors)
    {
        if (workload.Kind is "Job" or "CronJob") return;
        bool isController = workload.Kind == "ReplicationController";
        if (workload.Selector is not { } selector || (isController && selector.IsEmpty))
        {
            errors.Required(PodDiagnostics.Selector, Selector);
            return;
        }

        if (selector.IsEmpty)
        {
            string kind = workload.Kind is "StatefulSet" or "DaemonSet" ? workload.Kind.ToLowerInvariant() : "deployment";
            errors.Add(PodDiagnostics.Selector, Selector, $"Invalid value: {{}}: empty selector is invalid for {kind}");
            return;
        }

        // A ReplicationController's selector is a plain map, of which only the match is checked.
        if (!isController && !LabelSelectorRules.Validate(selector, Selector, PodDiagnostics.Selector, errors)) return;
        if (selector.Matches(workload.Template.Metadata)) return;
        errors.Add(
            PodDiagnostics.Selector, workload.Template.Path.Field("metadata").Field("labels"),
            $"Invalid value: {Describe(workload.Template.Metadata)}: `selector` does not match template `labels`", Selector, "the selector");
    }

    private static string Describe(ObjectMeta metadata)
    {
        var text = new StringBuilder("{");
        foreach (var label in metadata.Labels)
        {
            if (text.Length > 1) text.Append(',');
            text.Append(ObjectErrors.Quote(label.Key)).Append(':').Append(ObjectErrors.Quote(label.Value));
        }

        return text.Append('}').ToString();
    }
}
