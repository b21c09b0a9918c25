using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>Rules on external IPs (V-90…V-94).</summary>
internal static class ExternalAddressRules
{
    private static readonly FieldPath ExternalIPs = FieldPath.Of("spec.externalIPs");

    public static void Validate(ServiceSpec spec, KubeVersion version, ObjectErrors errors)
    {
        if (spec.ExternalIPs.IsEmpty) return;
        var grade = AddressText.GradeOf(version);
        for (int i = 0; i < spec.ExternalIPs.Length; i++)
        {
            string text = spec.ExternalIPs[i];
            if (AddressText.NotAddress(text, grade, out var address) is { } reason)
            {
                errors.Invalid(ServiceAddressDiagnostics.BadExternalIP, ExternalIPs.Index(i), text, reason);
                continue;
            }

            if (Special(address, text) is var (descriptor, detail)) errors.Invalid(descriptor, ExternalIPs.Index(i), text, detail);
        }
    }

    private static (DiagnosticDescriptor, string)? Special(IpAddress address, string text)
    {
        if (address.IsUnspecified) return (ServiceAddressDiagnostics.UnspecifiedExternalIP, $"may not be unspecified ({text})");
        if (address.IsLoopback)
        {
            return (ServiceAddressDiagnostics.LoopbackExternalIP, "may not be in the loopback range (127.0.0.0/8, ::1/128)");
        }

        if (address.IsLinkLocalUnicast)
        {
            return (ServiceAddressDiagnostics.LinkLocalExternalIP, "may not be in the link-local range (169.254.0.0/16, fe80::/10)");
        }

        return address.IsLinkLocalMulticast
            ? (ServiceAddressDiagnostics.LinkLocalMulticastExternalIP,
                "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)")
            : null;
    }
}
