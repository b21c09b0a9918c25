using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Net;
using Knetc.Options;

namespace Knetc.Addressing;

/// <summary>The order of service ranges: those of the options first, then ServiceCIDR objects by name (api-semantics §3.2.4).</summary>
internal static class ServiceCidrs
{
    public static ImmutableArray<IpNetwork> Networks(ClusterOptions options, ImmutableArray<ServiceCidr> objects)
    {
        var networks = options.ServiceClusterIPRanges.ToBuilder();
        if (!options.KubeVersion.IsAtLeast(31)) return networks.ToImmutable();
        foreach (var serviceCidr in objects.Where(IsUsable).OrderBy(serviceCidr => serviceCidr.Name, StringComparer.Ordinal))
        {
            foreach (string cidr in serviceCidr.Cidrs)
            {
                if (IpNetwork.TryParse(cidr.AsSpan(), ParsingGrade.Canonical, out var network)) networks.Add(network);
            }
        }

        return networks.ToImmutable();
    }

    /// <summary>Whether a ServiceCIDR adds ranges: another one than that of the API server, ready and not being deleted.</summary>
    public static bool IsUsable(ServiceCidr serviceCidr) =>
        serviceCidr.Name != ServiceCidrLayer.OwnName && serviceCidr.ReadyCondition is null or "True" && !serviceCidr.Metadata.IsTerminating;
}
