using Knetc.Binding;
using Knetc.Net;

namespace Knetc.Addressing;

/// <summary>What a manifest leaves to be chosen.</summary>
internal static class OpenFields
{
    /// <summary>The families in which a Service gets an address that it does not name.</summary>
    public static IEnumerable<IpFamily> OpenFamilies(this Service service)
    {
        if (service.IsHeadless || service.Spec.Type == ServiceTypes.ExternalName) yield break;
        for (int i = service.Spec.ClusterIPs.Length; i < service.Spec.IPFamilies.Length; i++)
        {
            yield return service.Spec.IPFamilies[i] == nameof(IpFamily.IPv4) ? IpFamily.IPv4 : IpFamily.IPv6;
        }
    }

    /// <summary>The ports that get a node port they do not name, with their indexes.</summary>
    public static IEnumerable<(ServicePort Port, int Index)> OpenPorts(this Service service)
    {
        if (!NodePortRequests.AllocatesNodePorts(service.Spec)) yield break;
        for (int i = 0; i < service.Spec.Ports.Length; i++)
        {
            if (service.Spec.Ports[i].NodePort == 0) yield return (service.Spec.Ports[i], i);
        }
    }

    /// <summary>Whether a Service gets a health-check node port that it does not name.</summary>
    public static bool HasOpenHealthCheck(this Service service) =>
        ServiceDefaults.NeedsHealthCheckNodePort(service.Spec) && service.Spec.HealthCheckNodePort == 0;
}
