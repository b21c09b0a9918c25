using System.Collections.Immutable;
using Knetc.Planning;

namespace Knetc.Nftables.Compact;

/// <summary>What the compact tables of one family have in common on all nodes.</summary>
/// <param name="Ports">By index of the service port.</param>
/// <param name="Affinity">By index of the service port: the chains of those with affinity; null for others.</param>
/// <param name="IsShared">By index of the service port: whether another field asks for one of its keys.</param>
/// <param name="ClusterIPs">Each cluster IP once.</param>
internal sealed record CompactFamily(CompactPort[] Ports, ServicePortParts?[] Affinity, bool[] IsShared, ImmutableArray<Element> ClusterIPs)
{
    public static CompactFamily Create(FamilyServices services, NftablesRelease release)
    {
        var words = FamilyWords.Of(services.Family);
        int count = services.Ports.Length;
        var ports = new CompactPort[count];
        var affinity = new ServicePortParts?[count];
        bool[] isShared = new bool[count];
        var shared = new SharedKeys(services);
        var hashes = new NameHashes();
        foreach (var port in services.Ports)
        {
            ports[port.Index] = new CompactPort(port);
            isShared[port.Index] = shared.Concern(port);
            if (port.AffinitySeconds is not null) affinity[port.Index] = new ServicePortParts(port, words, release, hashes);
        }

        return new CompactFamily(ports, affinity, isShared, FamilyParts.CollectClusterIPs(services));
    }
}
