using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Addressing;

/// <summary>Decides which families a Service has, from what it says and what the cluster offers (api-semantics §1.3).</summary>
internal sealed class ServiceFamilies(ImmutableArray<IpFamily> configured)
{
    private const string SingleStack = "SingleStack";
    private const string RequireDualStack = "RequireDualStack";

    private static readonly FieldPath PolicyPath = FieldPath.Of("spec.ipFamilyPolicy");
    private static readonly FieldPath FamiliesPath = FieldPath.Of("spec.ipFamilies");
    private static readonly FieldPath ClusterIPsPath = FieldPath.Of("spec.clusterIPs");

    /// <summary>The Service with policy and families filled in; null, with findings, when it asks for the impossible.</summary>
    public Service? Resolve(Service service, ObjectErrors errors)
    {
        var spec = service.Spec;
        if (spec.Type == ServiceTypes.ExternalName) return service;
        bool headlessSelectorless = service is { IsHeadless: true, IsSelectorless: true };
        string policy = spec.IPFamilyPolicy ?? (headlessSelectorless ? RequireDualStack : SingleStack);
        if (policy == SingleStack)
        {
            if (spec.ClusterIPs.Length == 2) errors.Invalid(AddressDiagnostics.SingleStackWithTwoAddresses, PolicyPath, policy, "must be 'RequireDualStack' or 'PreferDualStack' when multiple 'clusterIPs' are specified");
            if (spec.IPFamilies.Length == 2) errors.Invalid(AddressDiagnostics.SingleStackWithTwoFamilies, PolicyPath, policy, "must be 'RequireDualStack' or 'PreferDualStack' when multiple 'ipFamilies' are specified");
        }

        var families = spec.IPFamilies.ToBuilder();
        AddFamiliesOfAddresses(spec, families, errors);
        if (errors.Count > 0) return null;

        if (!headlessSelectorless)
        {
            Check(policy, families, errors);
            if (errors.Count > 0) return null;
        }

        if (families.Count == 0) families.Add(configured[0].ToString());
        bool another = headlessSelectorless || configured.Length > 1;
        if (policy != SingleStack && families.Count == 1 && another) families.Add(Other(families[0]));
        return service with { Spec = spec with { IPFamilyPolicy = policy, IPFamilies = families.ToImmutable() } };
    }

    private void AddFamiliesOfAddresses(ServiceSpec spec, ImmutableArray<string>.Builder families, ObjectErrors errors)
    {
        for (int i = 0; i < spec.ClusterIPs.Length && spec.ClusterIPs[i] != "None"; i++)
        {
            if (i < families.Count) continue;
            if (!IpAddress.TryParse(spec.ClusterIPs[i].AsSpan(), ParsingGrade.Sloppy, out var address)) continue;
            if (configured.Contains(address.Family))
            {
                families.Add(address.Family.ToString());
                continue;
            }

            errors.InvalidClusterIP(AddressDiagnostics.AddressFamilyNotConfigured, ClusterIPsPath.Index(i), spec.ClusterIPs[i], $"may not be {address.Family}: the cluster has no {address.Family} service range");
        }
    }

    private void Check(string policy, ImmutableArray<string>.Builder families, ObjectErrors errors)
    {
        if (policy == RequireDualStack && configured.Length < 2)
        {
            errors.Invalid(AddressDiagnostics.DualStackNotConfigured, PolicyPath, policy, "this cluster is not configured for dual-stack services");
        }

        for (int i = 0; i < families.Count; i++)
        {
            if (configured.Any(family => family.ToString() == families[i])) continue;
            errors.Invalid(AddressDiagnostics.FamilyNotConfigured, FamiliesPath.Index(i), families[i], "not configured on this cluster");
        }
    }

    private static string Other(string family) => family == nameof(IpFamily.IPv4) ? nameof(IpFamily.IPv6) : nameof(IpFamily.IPv4);
}
