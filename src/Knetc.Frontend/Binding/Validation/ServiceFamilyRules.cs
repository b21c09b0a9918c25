using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>Rules on cluster IPs and IP families (V-60…V-69). ExternalName Services may have neither, which is another rule.</summary>
internal static class ServiceFamilyRules
{
    private static readonly FieldPath Families = FieldPath.Of("spec.ipFamilies");
    private static readonly FieldPath Policy = FieldPath.Of("spec.ipFamilyPolicy");

    public static void Validate(Service service, KubeVersion version, ObjectErrors errors)
    {
        var spec = service.Spec;
        if (spec.Type == ServiceTypes.ExternalName) return;
        ValidateSingle(spec, errors);
        ValidateFamilies(spec.IPFamilies, errors);
        if (spec.IPFamilyPolicy is { } policy and not ("PreferDualStack" or "RequireDualStack" or "SingleStack"))
        {
            errors.NotSupported(
                ServiceAddressDiagnostics.UnknownFamilyPolicy, Policy, policy, "PreferDualStack", "RequireDualStack", "SingleStack");
        }

        if (spec.ClusterIPs.IsEmpty) return;
        bool readable = ValidateAddresses(spec.ClusterIPs, AddressText.GradeOf(version), errors);
        if (spec.ClusterIPs.Length > 2)
        {
            errors.Invalid(
                ServiceAddressDiagnostics.TooManyClusterIPs, ClusterIPPaths.List, spec.ClusterIPs, "may only hold up to 2 values");
        }

        // With an unreadable address among them, nothing can be said about their families.
        if (!readable || service.IsHeadless) return;
        ValidateFamilyOfEach(spec, errors);
    }

    private static void ValidateSingle(ServiceSpec spec, ObjectErrors errors)
    {
        var addresses = spec.ClusterIPs;
        if (spec.ClusterIP.Length == 0)
        {
            if (addresses.IsEmpty) return;
            errors.Invalid(
                ServiceAddressDiagnostics.ClusterIPsWithoutClusterIP, ClusterIPPaths.List, addresses,
                "must be empty when `clusterIP` is not specified");
        }
        else if (!addresses.IsEmpty && addresses[0] != spec.ClusterIP)
        {
            errors.Add(
                ServiceAddressDiagnostics.ClusterIPsDiffer,
                ClusterIPPaths.List,
                $"Invalid value: {ObjectErrors.Quote(addresses[0])}: first value must match `clusterIP`",
                ClusterIPPaths.Single,
                "clusterIP is given here",
                ClusterIPPaths.List.Index(0));
        }
    }

    private static void ValidateFamilies(ImmutableArray<string> families, ObjectErrors errors)
    {
        for (int i = 0; i < families.Length; i++)
        {
            if (families[i] is not ("IPv4" or "IPv6"))
            {
                errors.NotSupported(ServiceAddressDiagnostics.UnknownFamily, Families.Index(i), families[i], "IPv4", "IPv6");
            }
        }

        if (Repeats.Find(families, static _ => true, static family => family) is not { } repeats) return;
        foreach (var (index, first) in repeats)
        {
            errors.Duplicate(ServiceAddressDiagnostics.RepeatedFamily, Families.Index(index), families[index], Families.Index(first));
        }
    }

    /// <summary>Whether every entry is an address, or the only one <c>None</c>.</summary>
    private static bool ValidateAddresses(ImmutableArray<string> addresses, ParsingGrade grade, ObjectErrors errors)
    {
        bool readable = true;
        for (int i = 0; i < addresses.Length; i++)
        {
            if (i == 0 && addresses[0] == "None")
            {
                if (addresses.Length == 1) continue;
                readable = false;
                errors.Invalid(
                    ServiceAddressDiagnostics.NoneNotAlone, ClusterIPPaths.List, addresses, "'None' must be the first and only value");
                continue;
            }

            if (AddressText.NotAddress(addresses[i], grade, out _) is not { } reason) continue;
            readable = false;
            errors.Invalid(
                ServiceAddressDiagnostics.BadClusterIP, ClusterIPPaths.List.Index(i),
                addresses[i], reason, ClusterIPPaths.Locate(errors, i));
        }

        return readable;
    }

    private static void ValidateFamilyOfEach(ServiceSpec spec, ObjectErrors errors)
    {
        bool anyIPv4 = false;
        bool anyIPv6 = false;
        for (int i = 0; i < spec.ClusterIPs.Length; i++)
        {
            if (!IpAddress.TryParse(spec.ClusterIPs[i].AsSpan(), ParsingGrade.Sloppy, out var address)) continue;
            anyIPv4 |= address.Family == IpFamily.IPv4;
            anyIPv6 |= address.Family == IpFamily.IPv6;
            if (i >= spec.IPFamilies.Length) continue;
            string family = spec.IPFamilies[i];
            if (family is not ("IPv4" or "IPv6") || family == address.Family.ToString()) continue;
            errors.Add(
                ServiceAddressDiagnostics.ClusterIPOfOtherFamily,
                ClusterIPPaths.List.Index(i),
                $"Invalid value: {ObjectErrors.Quote(spec.ClusterIPs[i])}: expected an {family} value as indicated by `ipFamilies[{i}]`",
                Families.Index(i),
                "the family is given here",
                ClusterIPPaths.Locate(errors, i));
        }

        if (spec.ClusterIPs.Length > 1 && anyIPv4 != anyIPv6)
        {
            errors.Invalid(
                ServiceAddressDiagnostics.ClusterIPsOfOneFamily, ClusterIPPaths.List, spec.ClusterIPs,
                "may specify no more than one IP for each IP family");
        }
    }
}
