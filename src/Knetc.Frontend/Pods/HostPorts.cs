using System.Collections.Immutable;
using Knetc.Binding;

namespace Knetc.Pods;

/// <summary>The ports of one node that pods have bound.</summary>
internal sealed class HostPorts
{
    private readonly Dictionary<(string Protocol, int Port), List<string>> _bound = [];

    /// <summary>The host ports of a pod: of its regular containers and its sidecars.</summary>
    public static ImmutableArray<ContainerPort> Of(PodSpec spec)
    {
        ImmutableArray<ContainerPort>.Builder? found = null;
        foreach (var container in spec.Containers) Collect(container, ref found);
        foreach (var container in spec.InitContainers)
        {
            if (container.IsSidecar) Collect(container, ref found);
        }

        return found?.ToImmutable() ?? [];
    }

    /// <summary>Whether any of the ports is bound already, on the same address or on all.</summary>
    public bool Conflicts(ImmutableArray<ContainerPort> ports)
    {
        foreach (var port in ports)
        {
            if (!_bound.TryGetValue((port.Protocol, port.HostPort), out var addresses)) continue;
            if (IsWildcard(port.HostIP)) return true;
            foreach (string address in addresses)
            {
                if (IsWildcard(address) || address == port.HostIP) return true;
            }
        }

        return false;
    }

    public void Bind(ImmutableArray<ContainerPort> ports)
    {
        foreach (var port in ports)
        {
            var key = (port.Protocol, port.HostPort);
            if (!_bound.TryGetValue(key, out var addresses)) _bound.Add(key, addresses = []);
            addresses.Add(port.HostIP);
        }
    }

    private static bool IsWildcard(string address) => address is "" or "0.0.0.0" or "::";

    private static void Collect(Container container, ref ImmutableArray<ContainerPort>.Builder? found)
    {
        foreach (var port in container.Ports)
        {
            if (port.HostPort == 0) continue;
            found ??= ImmutableArray.CreateBuilder<ContainerPort>();
            found.Add(port);
        }
    }
}
