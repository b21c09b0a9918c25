using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>
/// Addresses and networks of pods, nodes and endpoints in a form that 1.36 refuses, told to those who compile for an older
/// release (api-semantics §0.5). Services have warnings of their own.
/// </summary>
internal static class StrictAddressWarnings
{
    private static readonly FieldPath PodIPs = FieldPath.Of("status.podIPs");
    private static readonly FieldPath PodIP = FieldPath.Of("status.podIP");
    private static readonly FieldPath PodCidrs = FieldPath.Of("spec.podCIDRs");
    private static readonly FieldPath PodCidr = FieldPath.Of("spec.podCIDR");
    private static readonly FieldPath Endpoints = FieldPath.Of("endpoints");
    private static readonly FieldPath Subsets = FieldPath.Of("subsets");

    public static void Report(Pod pod, KubeVersion version, ObjectErrors errors)
    {
        if (Tolerates(version, errors)) ReportAll(pod.PodIPs, errors, i => errors.Manifest.Has(PodIPs.Index(i)) ? PodIPs.Index(i).Field("ip") : PodIP);
    }

    public static void Report(Node node, KubeVersion version, ObjectErrors errors)
    {
        if (!Tolerates(version, errors)) return;
        for (int i = 0; i < node.PodCIDRs.Length; i++)
        {
            string text = node.PodCIDRs[i];
            if (IpNetwork.TryParse(text.AsSpan(), ParsingGrade.StrictLegacy, out _) || !IpNetwork.TryParse(text.AsSpan(), ParsingGrade.Sloppy, out var network, out var address)) continue;
            var path = errors.Manifest.Has(PodCidrs.Index(i)) ? PodCidrs.Index(i) : PodCidr;
            errors.Add(
                address == network.Address ? ServiceWarningDiagnostics.AddressRefusedLater : ServiceWarningDiagnostics.AmbiguousNetwork, path,
                $"{ObjectErrors.Quote(text)} is a form that newer releases refuse; use {network}", fix: network.ToString());
        }
    }

    public static void Report(EndpointSlice slice, KubeVersion version, ObjectErrors errors)
    {
        if (!Tolerates(version, errors) || slice.AddressType is not ("IPv4" or "IPv6")) return;
        for (int i = 0; i < slice.Endpoints.Length; i++)
        {
            int index = i;
            ReportAll(slice.Endpoints[i].Addresses, errors, j => Endpoints.Index(index).Field("addresses").Index(j));
        }
    }

    public static void Report(LegacyEndpoints endpoints, KubeVersion version, ObjectErrors errors)
    {
        if (!Tolerates(version, errors)) return;
        for (int i = 0; i < endpoints.Subsets.Length; i++)
        {
            ReportAll(endpoints.Subsets[i].Addresses, Subsets.Index(i).Field("addresses"), errors);
            ReportAll(endpoints.Subsets[i].NotReadyAddresses, Subsets.Index(i).Field("notReadyAddresses"), errors);
        }
    }

    /// <summary>From 1.36 on these forms are errors. An object that has errors is not warned about, as with Services.</summary>
    private static bool Tolerates(KubeVersion version, ObjectErrors errors) => errors.Count == 0 && AddressText.GradeOf(version) == ParsingGrade.Sloppy;

    private static void ReportAll(ImmutableArray<EndpointAddress> addresses, FieldPath path, ObjectErrors errors)
    {
        for (int i = 0; i < addresses.Length; i++)
        {
            int index = i;
            Report(addresses[i].IP, errors, () => path.Index(index).Field("ip"));
        }
    }

    private static void ReportAll(ImmutableArray<string> addresses, ObjectErrors errors, Func<int, FieldPath> path)
    {
        for (int i = 0; i < addresses.Length; i++)
        {
            if (IpAddress.TryParse(addresses[i].AsSpan(), ParsingGrade.StrictLegacy, out _)) continue;
            int index = i;
            Report(addresses[i], errors, () => path(index));
        }
    }

    private static void Report(string text, ObjectErrors errors, Func<FieldPath> path)
    {
        if (IpAddress.TryParse(text.AsSpan(), ParsingGrade.StrictLegacy, out _) || !IpAddress.TryParse(text.AsSpan(), ParsingGrade.Sloppy, out _)) return;
        if (AddressForm.Judge(text) is { } form) form.Report(path(), path(), errors);
    }
}
