using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Nftables;

/// <summary>What the tables of one family have in common on all nodes.</summary>
/// <param name="Ports">By index of the service port.</param>
/// <param name="IsShared">By index of the service port: whether another field asks for one of its keys.</param>
/// <param name="ClusterIPs">Each cluster IP once.</param>
internal sealed record FamilyParts(ServicePortParts[] Ports, bool[] IsShared, ImmutableArray<Element> ClusterIPs)
{
    public static FamilyParts Create(FamilyServices services, NftablesRelease release)
    {
        var words = FamilyWords.Of(services.Family);
        var ports = new ServicePortParts[services.Ports.Length];
        PortWork.ForEach(services, static () => new NameHashes(), (port, hashes) =>
            ports[port.Index] = new ServicePortParts(port, words, release, hashes));

        var shared = new SharedKeys(services);
        var isShared = new bool[ports.Length];
        foreach (var port in services.Ports) isShared[port.Index] = shared.Concern(port);
        return new FamilyParts(ports, isShared, CollectClusterIPs(services));
    }

    /// <summary>Each cluster IP once.</summary>
    public static ImmutableArray<Element> CollectClusterIPs(FamilyServices services)
    {
        var seen = new HashSet<IpAddress>(services.Ports.Length);
        var elements = ImmutableArray.CreateBuilder<Element>(services.Ports.Length);
        foreach (var port in services.Ports)
        {
            var clusterIP = port.ClusterIP;
            if (seen.Add(clusterIP.Address)) elements.Add(new Element(new AddressDatum(clusterIP.Address), Origin: clusterIP.Origin));
        }

        return elements.DrainToImmutable();
    }
}
