using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>Rules on session affinity (V-51, V-56). Defaulting drops a config that None does not need and completes the other.</summary>
internal static class AffinityRules
{
    /// <summary>A day, in seconds.</summary>
    private const int MaxTimeout = 86400;

    private static readonly FieldPath Affinity = FieldPath.Of("spec.sessionAffinity");
    private static readonly FieldPath Timeout = FieldPath.Of("spec.sessionAffinityConfig.clientIP.timeoutSeconds");

    public static void Validate(ServiceSpec spec, ObjectErrors errors)
    {
        switch (spec.SessionAffinity)
        {
            case "None":
                break;
            case "ClientIP":
                if (spec.SessionAffinityConfig?.ClientIP?.TimeoutSeconds is { } seconds and (<= 0 or > MaxTimeout))
                {
                    errors.Invalid(
                        ServiceDiagnostics.BadAffinityTimeout, Timeout, seconds, $"must be greater than 0 and less than {MaxTimeout}");
                }

                break;
            default:
                errors.NotSupported(ServiceDiagnostics.UnknownAffinity, Affinity, spec.SessionAffinity, "ClientIP", "None");
                break;
        }
    }
}
