using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>Rules on the addresses in a Pod's status. The API server asks them of whoever writes the status.</summary>
internal static class PodStatusRules
{
    private const string OneOfEach = "may specify no more than one IP for each IP family";

    private static readonly FieldPath Status = FieldPath.Root.Field("status");
    private static readonly FieldPath PodIPs = Status.Field("podIPs");
    private static readonly FieldPath HostIPs = Status.Field("hostIPs");

    public static void Validate(Pod pod, KubeVersion version, ObjectErrors errors)
    {
        bool fromSingular = pod.PodIPs.Length == 1 && pod.PodIPs[0] == pod.PodIP;
        ValidateList(
            pod.PodIPs, PodIPs, fromSingular ? Status.Field("podIP") : null, version, errors,
            PodDiagnostics.BadPodIP, PodDiagnostics.PodIPFamilies, PodDiagnostics.RepeatedPodIP);
        if (pod.HostIPs.IsEmpty) return;
        if (pod.HostIPs[0] != pod.HostIP)
        {
            errors.Add(
                PodDiagnostics.HostIPs, HostIPs.Index(0).Field("ip"),
                $"Invalid value: {ObjectErrors.Quote(pod.HostIPs[0])}: must be equal to `hostIP`", Status.Field("hostIP"), "hostIP");
        }

        ValidateList(pod.HostIPs, HostIPs, null, version, errors, PodDiagnostics.HostIPs, PodDiagnostics.HostIPs, PodDiagnostics.HostIPs);
    }

    /// <param name="singular">The field that the only entry was copied from, or null.</param>
    private static void ValidateList(
        ImmutableArray<string> addresses,
        FieldPath path,
        FieldPath? singular,
        KubeVersion version,
        ObjectErrors errors,
        DiagnosticDescriptor badAddress,
        DiagnosticDescriptor badFamilies,
        DiagnosticDescriptor repeated)
    {
        for (int i = 0; i < addresses.Length; i++)
        {
            if (AddressText.NotAddress(addresses[i], AddressText.GradeOf(version), out _) is { } bad)
            {
                errors.Invalid(badAddress, path.Index(i), addresses[i], bad, singular ?? Place(i));
            }
        }

        foreach (var (i, first) in Repeats.Find(addresses, static _ => true, static address => address) ?? [])
        {
            errors.Duplicate(repeated, path.Index(i), addresses[i], Place(first), Place(i));
        }

        if (!DualStack.AreOneOfEachFamily(addresses)) errors.Invalid(badFamilies, path, addresses, OneOfEach);

        FieldPath Place(int index) => path.Index(index).Field("ip");
    }
}
