using Knetc.Addressing;
using Knetc.Schema;

namespace Knetc.Rules;

/// <summary>How far a service range is used: the addresses of its dynamic band, and what went beyond it.</summary>
internal sealed class ServiceRangeUse
{
    private ServiceRangeUse(ClusterRange range, KubeVersion version)
    {
        Range = range;
        Geometry = new ServiceRange(range.Network, version);
    }

    public ClusterRange Range { get; }

    public ServiceRange Geometry { get; }

    /// <summary>How many addresses of the dynamic band Services have.</summary>
    public int Dynamic { get; private set; }

    /// <summary>The Services to which an address of the static band was given without their asking.</summary>
    public List<ServiceAddress> Spilled { get; } = [];

    /// <summary>The use of every range; an address counts in the largest range that has it.</summary>
    public static IReadOnlyList<ServiceRangeUse> Of(ClusterView cluster)
    {
        var uses = new List<ServiceRangeUse>();
        var index = new NetworkIndex<ServiceRangeUse>();
        foreach (var range in cluster.Ranges.Services)
        {
            if (range.Network.HostBits > 64) continue;
            uses.Add(new ServiceRangeUse(range, cluster.Options.KubeVersion));
            index.Add(range.Network, uses[uses.Count - 1]);
        }

        foreach (var address in cluster.ServiceAddresses)
        {
            if (!index.TryFind(address.Address, out _, out var use) || use.Geometry.SlotOf(address.Address) is not { } slot) continue;
            if (use.Geometry.Dynamic.Contains(slot)) use.Dynamic++;
            else if (!address.IsRequested && !IsConventional(address)) use.Spilled.Add(address);
        }

        return uses;
    }

    /// <summary>These have their addresses in the static band from the start.</summary>
    private static bool IsConventional(ServiceAddress address) =>
        (address.Service.Namespace, address.Service.Name) is ("default", "kubernetes") or ("kube-system", "kube-dns");
}
