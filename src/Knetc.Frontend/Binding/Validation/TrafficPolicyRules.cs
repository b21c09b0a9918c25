using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>Rules on where traffic may go (V-114, V-116, V-122, V-123).</summary>
internal static class TrafficPolicyRules
{
    private static readonly FieldPath External = FieldPath.Of("spec.externalTrafficPolicy");
    private static readonly FieldPath Internal = FieldPath.Of("spec.internalTrafficPolicy");
    private static readonly FieldPath Distribution = FieldPath.Of("spec.trafficDistribution");

    public static void Validate(ServiceSpec spec, KubeVersion version, ObjectErrors errors)
    {
        string external = spec.ExternalTrafficPolicy;
        if (external.Length > 0)
        {
            if (!ServiceDefaults.IsExternallyAccessible(spec, version))
            {
                errors.Invalid(
                    ServiceTrafficDiagnostics.ExternalPolicyNotNeeded, External, external,
                    "may only be set for externally-accessible services");
            }
            else if (!IsPolicy(external))
            {
                errors.NotSupported(ServiceTrafficDiagnostics.UnknownExternalPolicy, External, external, "Cluster", "Local");
            }
        }

        if (spec.InternalTrafficPolicy is { } policy && !IsPolicy(policy))
        {
            errors.NotSupported(ServiceTrafficDiagnostics.UnknownInternalPolicy, Internal, policy, "Cluster", "Local");
        }

        if (spec.TrafficDistribution is { } distribution) ValidateDistribution(distribution, version, errors);
    }

    private static bool IsPolicy(string text) => text is "Cluster" or "Local";

    /// <summary>Before 1.30 the field is unknown altogether; in 1.33 the newer words are behind a gate that is off.</summary>
    private static void ValidateDistribution(string distribution, KubeVersion version, ObjectErrors errors)
    {
        if (distribution == "PreferClose" || !version.IsAtLeast(30)) return;
        if (!version.IsAtLeast(34))
        {
            errors.NotSupported(ServiceTrafficDiagnostics.UnknownDistribution, Distribution, distribution, "PreferClose");
        }
        else if (distribution is not ("PreferSameZone" or "PreferSameNode"))
        {
            errors.NotSupported(
                ServiceTrafficDiagnostics.UnknownDistribution, Distribution, distribution,
                "PreferClose", "PreferSameNode", "PreferSameZone");
        }
    }
}
