using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>
/// Rules on the addresses a load balancer announces (V-140…V-143). The API server clears the status of a new Service; here
/// it is the only source of those addresses, so it has to be right.
/// </summary>
internal static class LoadBalancerStatusRules
{
    private static readonly FieldPath Ingress = FieldPath.Of("status.loadBalancer.ingress");

    public static void Validate(Service service, KubeVersion version, ObjectErrors errors)
    {
        if (service.Ingress.IsEmpty) return;
        if (service.Spec.Type != ServiceTypes.LoadBalancer && version.IsAtLeast(29))
        {
            errors.Forbidden(ServiceTrafficDiagnostics.StatusOnOtherType, Ingress, "may only be used when `spec.type` is LoadBalancer");
            return;
        }

        var grade = AddressText.GradeOf(version);
        for (int i = 0; i < service.Ingress.Length; i++)
        {
            var entry = service.Ingress[i];
            if (entry.IP.Length > 0 && AddressText.NotAddress(entry.IP, grade, out _) is { } badAddress)
            {
                errors.Invalid(ServiceTrafficDiagnostics.BadIngressIP, At(i, "ip"), entry.IP, badAddress);
            }

            // Up to 1.28 the field does not exist. From 1.30 on defaulting sets it wherever there is an address.
            if (entry.IPMode is { } mode && version.IsAtLeast(29)) ValidateMode(mode, entry.IP, i, errors);
            if (entry.Hostname.Length == 0) continue;
            if (IpAddress.TryParse(entry.Hostname.AsSpan(), ParsingGrade.Sloppy, out _))
            {
                errors.Invalid(
                    ServiceTrafficDiagnostics.BadIngressHostname, At(i, "hostname"), entry.Hostname,
                    "must be a DNS name, not an IP address");
            }
            else if (LexicalClass.NotDns1123Subdomain(entry.Hostname) is { } badHostname)
            {
                errors.Invalid(ServiceTrafficDiagnostics.BadIngressHostname, At(i, "hostname"), entry.Hostname, badHostname);
            }
        }
    }

    private static void ValidateMode(string mode, string address, int index, ObjectErrors errors)
    {
        if (address.Length == 0)
        {
            errors.Forbidden(ServiceTrafficDiagnostics.BadIngressIPMode, At(index, "ipMode"), "may not be specified when `ip` is not set");
        }
        else if (mode is not ("Proxy" or "VIP"))
        {
            errors.NotSupported(ServiceTrafficDiagnostics.BadIngressIPMode, At(index, "ipMode"), mode, "Proxy", "VIP");
        }
    }

    private static FieldPath At(int index, string field) => Ingress.Index(index).Field(field);
}
