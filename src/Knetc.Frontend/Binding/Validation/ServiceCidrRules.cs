using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>What a ServiceCIDR is held against (api-semantics §2.7), its metadata aside.</summary>
public static class ServiceCidrRules
{
    private static readonly FieldPath Cidrs = FieldPath.Of("spec.cidrs");

    public static void Validate(ServiceCidr serviceCidr, ObjectErrors errors)
    {
        var cidrs = serviceCidr.Cidrs;
        if (cidrs.IsEmpty)
        {
            errors.Required(ClusterObjectDiagnostics.NoCidrs, Cidrs, "at least one CIDR required");
            return;
        }

        if (cidrs.Length > 2)
        {
            errors.Invalid(ClusterObjectDiagnostics.TooManyCidrs, Cidrs, cidrs, "may only hold up to 2 values");
            return;
        }

        for (int i = 0; i < cidrs.Length; i++)
        {
            if (Refuse(cidrs[i]) is not { } bad) continue;
            string? canonical = IpNetwork.TryParse(cidrs[i].AsSpan(), ParsingGrade.Sloppy, out var network) ? network.ToString() : null;
            errors.Add(
                ClusterObjectDiagnostics.BadCidr, Cidrs.Index(i), $"Invalid value: {ObjectErrors.Quote(cidrs[i])}: {bad}", fix: canonical);
        }

        // A pair that cannot be read has been reported entry by entry.
        if (cidrs.Length == 2 && DualStack.FamilyOfNetwork(cidrs[0]) is { } family && DualStack.FamilyOfNetwork(cidrs[1]) == family)
        {
            errors.Invalid(
                ClusterObjectDiagnostics.CidrFamilies, Cidrs, cidrs,
                "may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64");
        }
    }

    private static string? Refuse(string cidr)
    {
        if (AddressText.NotNetwork(cidr, ParsingGrade.StrictLegacy) is { } bad) return bad;
        if (IpNetwork.TryParse(cidr.AsSpan(), ParsingGrade.Canonical, out _)) return null;
        IpNetwork.TryParse(cidr.AsSpan(), ParsingGrade.StrictLegacy, out var network);
        return $"must be in canonical form (\"{network}\")";
    }
}
