using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Nftables;

/// <summary>Finds the keys of maps that more than one field asks for, which are rare.</summary>
internal sealed class SharedKeys
{
    private readonly HashSet<(IpAddress Address, string Protocol, int Port)> _shared = [];
    private readonly HashSet<(string Protocol, int Port)> _sharedNodePorts = [];

    public SharedKeys(FamilyServices services)
    {
        var seen = new HashSet<(IpAddress, string, int)>(services.Ports.Length);
        var seenNodePorts = new HashSet<(string, int)>();
        foreach (var port in services.Ports)
        {
            Add(port, port.ClusterIP, seen);
            foreach (var address in port.ExternalIPs) Add(port, address, seen);
            foreach (var address in port.LoadBalancerVips) Add(port, address, seen);
            if (port.NodePort != 0 && !seenNodePorts.Add((port.Protocol, port.NodePort))) _sharedNodePorts.Add((port.Protocol, port.NodePort));
        }
    }

    /// <summary>Whether any key of the service port may come twice.</summary>
    public bool Concern(PlannedServicePort port)
    {
        if (_shared.Count + _sharedNodePorts.Count == 0) return false;
        if (_shared.Contains((port.ClusterIP.Address, port.Protocol, port.Port)) || _sharedNodePorts.Contains((port.Protocol, port.NodePort))) return true;
        foreach (var address in port.ExternalIPs)
        {
            if (_shared.Contains((address.Address, port.Protocol, port.Port))) return true;
        }

        foreach (var address in port.LoadBalancerVips)
        {
            if (_shared.Contains((address.Address, port.Protocol, port.Port))) return true;
        }

        return false;
    }

    private void Add(PlannedServicePort port, PlannedAddress address, HashSet<(IpAddress, string, int)> seen)
    {
        var key = (address.Address, port.Protocol, port.Port);
        if (!seen.Add(key)) _shared.Add(key);
    }
}
