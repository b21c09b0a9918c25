using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>Rules on the spec of a Pod or of a pod template.</summary>
internal static class PodSpecRules
{
    /// <param name="path">Of the spec: <c>spec</c>, or <c>spec.template.spec</c> and deeper.</param>
    /// <param name="isPod">False for a template, of which less is asked.</param>
    public static void Validate(PodSpec spec, FieldPath path, bool isPod, KubeVersion version, ObjectErrors errors)
    {
        ContainerRules.Validate(spec, path, isPod, version, errors);
        HostPortRules.Validate(spec, path, isPod, errors);
        ValidatePolicies(spec, path, errors);
        ValidateNames(spec, path, errors);
        MetadataRules.ValidateLabels(
            spec.NodeSelector, path.Field("nodeSelector"), path.Field("nodeSelector"), errors, PodDiagnostics.BadReference);
        if (spec.ActiveDeadlineSeconds is { } deadline and (< 1 or > int.MaxValue))
        {
            errors.Invalid(PodDiagnostics.ActiveDeadline, path.Field("activeDeadlineSeconds"), deadline, "must be between 1 and 2147483647, inclusive");
        }

        PodDnsRules.Validate(spec, path, version, errors);
        ValidateHostAliases(spec, path, AddressText.GradeOf(version), errors);
    }

    private static void ValidatePolicies(PodSpec spec, FieldPath path, ObjectErrors errors)
    {
        if (spec.RestartPolicy is not ("Always" or "OnFailure" or "Never"))
        {
            errors.NotSupported(PodDiagnostics.RestartPolicy, path.Field("restartPolicy"), spec.RestartPolicy, "Always", "OnFailure", "Never");
        }

        if (spec.DnsPolicy is not ("ClusterFirstWithHostNet" or "ClusterFirst" or "Default" or "None"))
        {
            errors.NotSupported(
                PodDiagnostics.DnsPolicy, path.Field("dnsPolicy"), spec.DnsPolicy, "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
        }
    }

    private static void ValidateNames(PodSpec spec, FieldPath path, ObjectErrors errors)
    {
        Subdomain(PodDiagnostics.BadNodeName, "nodeName", spec.NodeName);
        Label("hostname", spec.Hostname);
        Label("subdomain", spec.Subdomain);
        Subdomain(PodDiagnostics.BadReference, "serviceAccountName", spec.ServiceAccountName);
        Subdomain(PodDiagnostics.BadReference, "priorityClassName", spec.PriorityClassName);

        void Subdomain(DiagnosticDescriptor descriptor, string field, string value)
        {
            if (value.Length > 0 && LexicalClass.NotDns1123Subdomain(value) is { } bad) errors.Invalid(descriptor, path.Field(field), value, bad);
        }

        void Label(string field, string value)
        {
            if (value.Length > 0 && LexicalClass.NotDns1123Label(value) is { } bad)
            {
                errors.Invalid(PodDiagnostics.BadHostname, path.Field(field), value, bad);
            }
        }
    }

    private static void ValidateHostAliases(PodSpec spec, FieldPath path, ParsingGrade grade, ObjectErrors errors)
    {
        for (int i = 0; i < spec.HostAliases.Length; i++)
        {
            var alias = spec.HostAliases[i];
            var aliasPath = path.Field("hostAliases").Index(i);
            if (AddressText.NotAddress(alias.IP, grade, out _) is { } badAddress)
            {
                errors.Invalid(PodDiagnostics.HostAlias, aliasPath.Field("ip"), alias.IP, badAddress);
            }

            for (int j = 0; j < alias.Hostnames.Length; j++)
            {
                if (LexicalClass.NotDns1123Subdomain(alias.Hostnames[j]) is not { } badName) continue;
                errors.Invalid(PodDiagnostics.HostAlias, aliasPath.Field("hostnames").Index(j), alias.Hostnames[j], badName);
            }
        }
    }
}
