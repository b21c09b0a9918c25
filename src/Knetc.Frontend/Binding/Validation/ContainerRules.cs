using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>Rules on the three lists of containers.</summary>
internal static class ContainerRules
{
    private static readonly string[] RestartPolicies = ["Always", "OnFailure", "Never"];

    public static void Validate(PodSpec spec, FieldPath path, bool isPod, KubeVersion version, ObjectErrors errors)
    {
        var names = new Dictionary<string, FieldPath>(StringComparer.Ordinal);
        if (spec.Containers.IsEmpty) errors.Required(PodContainerDiagnostics.NoContainers, path.Field("containers"));
        for (int i = 0; i < spec.Containers.Length; i++)
        {
            var containerPath = path.Field("containers").Index(i);
            ValidateShared(spec.Containers[i], containerPath, isPod, names, errors);
            ProbeRules.Validate(spec.Containers[i], containerPath, errors);
            ValidateRestartPolicy(spec.Containers[i], containerPath, version, errors);
        }

        for (int i = 0; i < spec.InitContainers.Length; i++)
        {
            var containerPath = path.Field("initContainers").Index(i);
            ValidateShared(spec.InitContainers[i], containerPath, isPod, names, errors);
            ValidateInit(spec.InitContainers[i], containerPath, version, errors);
        }

        for (int i = 0; i < spec.EphemeralContainers.Length; i++)
        {
            var containerPath = path.Field("ephemeralContainers").Index(i);
            ValidateShared(spec.EphemeralContainers[i], containerPath, isPod: true, names, errors);
            ValidateEphemeral(spec.EphemeralContainers[i], containerPath, errors);
        }
    }

    private static void ValidateShared(
        Container container, FieldPath path, bool isPod, Dictionary<string, FieldPath> names, ObjectErrors errors)
    {
        ValidateName(container.Name, path.Field("name"), names, errors);
        if (container.Image.Length == 0)
        {
            errors.Required(PodContainerDiagnostics.MissingImage, path.Field("image"));
        }
        else if (isPod && container.Image.Trim().Length != container.Image.Length)
        {
            errors.Add(
                PodContainerDiagnostics.ImageWhiteSpace, path.Field("image"),
                $"Invalid value: {ObjectErrors.Quote(container.Image)}: must not have leading or trailing whitespace", fix: container.Image.Trim());
        }

        if (container.TerminationMessagePolicy is not ("File" or "FallbackToLogsOnError"))
        {
            errors.NotSupported(
                PodContainerDiagnostics.ContainerPolicy, path.Field("terminationMessagePolicy"), container.TerminationMessagePolicy,
                "File", "FallbackToLogsOnError");
        }

        if (container.ImagePullPolicy is not ("Always" or "IfNotPresent" or "Never"))
        {
            errors.NotSupported(
                PodContainerDiagnostics.ContainerPolicy, path.Field("imagePullPolicy"), container.ImagePullPolicy, "Always", "IfNotPresent", "Never");
        }

        ContainerPortRules.Validate(container.Ports, path.Field("ports"), errors);
    }

    private static void ValidateName(string name, FieldPath path, Dictionary<string, FieldPath> names, ObjectErrors errors)
    {
        if (name.Length == 0)
        {
            errors.Required(PodContainerDiagnostics.ContainerName, path);
            return;
        }

        if (LexicalClass.NotDns1123Label(name) is { } bad) errors.Invalid(PodContainerDiagnostics.ContainerName, path, name, bad);
        if (names.TryGetValue(name, out var first)) errors.Duplicate(PodContainerDiagnostics.ContainerName, path, name, first);
        else names.Add(name, path);
    }

    /// <summary>Restart policies of single containers came with the gate ContainerRestartRules, which is on from 1.35.</summary>
    private static void ValidateRestartPolicy(Container container, FieldPath path, KubeVersion version, ObjectErrors errors)
    {
        if (container.RestartPolicy is not { } policy) return;
        if (!version.IsAtLeast(35))
        {
            errors.Forbidden(PodContainerDiagnostics.ContainerRestartPolicy, path.Field("restartPolicy"), "may not be set for non-init containers");
        }
        else if (!RestartPolicies.Contains(policy))
        {
            errors.NotSupported(PodContainerDiagnostics.ContainerRestartPolicy, path.Field("restartPolicy"), policy, RestartPolicies);
        }
    }

    private static void ValidateInit(Container container, FieldPath path, KubeVersion version, ObjectErrors errors)
    {
        string[] policies = version.IsAtLeast(35) ? RestartPolicies : ["Always"];
        if (container.RestartPolicy is { } policy && !policies.Contains(policy))
        {
            errors.NotSupported(PodContainerDiagnostics.ContainerRestartPolicy, path.Field("restartPolicy"), policy, policies);
        }

        if (container.IsSidecar)
        {
            ProbeRules.Validate(container, path, errors);
            return;
        }

        Forbid(container.HasLifecycle, "lifecycle");
        Forbid(container.LivenessProbe is not null, "livenessProbe");
        Forbid(container.ReadinessProbe is not null, "readinessProbe");
        Forbid(container.StartupProbe is not null, "startupProbe");

        void Forbid(bool isSet, string field)
        {
            if (!isSet) return;
            errors.Forbidden(
                PodContainerDiagnostics.InitContainerField, path.Field(field), "may not be set for init containers without restartPolicy=Always");
        }
    }

    private static void ValidateEphemeral(Container container, FieldPath path, ObjectErrors errors)
    {
        Forbid(!container.Ports.IsEmpty, "ports");
        Forbid(container.LivenessProbe is not null, "livenessProbe");
        Forbid(container.ReadinessProbe is not null, "readinessProbe");
        Forbid(container.StartupProbe is not null, "startupProbe");
        Forbid(container.HasLifecycle, "lifecycle");
        Forbid(container.HasResources, "resources");

        void Forbid(bool isSet, string field)
        {
            if (!isSet) return;
            errors.Forbidden(PodContainerDiagnostics.EphemeralContainerField, path.Field(field), "cannot be set for an Ephemeral Container");
        }
    }
}
