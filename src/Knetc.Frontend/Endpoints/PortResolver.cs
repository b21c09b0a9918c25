using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Schema;

namespace Knetc.Endpoints;

/// <summary>
/// Resolves the target ports of one Service against pods (api-semantics §4.5). Pods of one template share their containers
/// and therefore the result.
/// </summary>
internal sealed class PortResolver(Service service, KubeVersion version)
{
    /// <summary>EndpointSlices find named ports of sidecars from this minor release on.</summary>
    private const int SidecarPortsMinor = 33;

    private readonly bool _hasNames = service.Spec.Ports.Any(static port => port.TargetPort.IsName);
    private readonly Dictionary<(ImmutableArray<Container> Regular, ImmutableArray<Container> Init), PortSet> _byContainers = [];
    private PortSet? _fixed;

    public PortSet Resolve(PodSpec pod)
    {
        // Numbers need no pod: they count whether or not a container declares them.
        if (!_hasNames) return _fixed ??= Compute(pod);
        var key = (pod.Containers, pod.InitContainers);
        if (!_byContainers.TryGetValue(key, out var ports)) _byContainers.Add(key, ports = Compute(pod));
        return ports;
    }

    private PortSet Compute(PodSpec pod)
    {
        var ports = ImmutableArray.CreateBuilder<EndpointPort>(service.Spec.Ports.Length);
        foreach (var port in service.Spec.Ports)
        {
            int number = port.TargetPort.Name is { } name ? Find(pod, name, port.Protocol) : port.TargetPort.Number;
            if (number == 0) continue;
            ports.Add(new EndpointPort { Name = port.Name, Protocol = port.Protocol, Port = number, AppProtocol = port.AppProtocol });
        }

        return PortSet.Of(ports.ToImmutable());
    }

    private int Find(PodSpec pod, string name, string protocol)
    {
        foreach (var container in pod.Containers)
        {
            if (Find(container, name, protocol) is var number and not 0) return number;
        }

        if (!version.IsAtLeast(SidecarPortsMinor)) return 0;
        foreach (var container in pod.InitContainers)
        {
            if (container.IsSidecar && Find(container, name, protocol) is var number and not 0) return number;
        }

        return 0;
    }

    private static int Find(Container container, string name, string protocol)
    {
        foreach (var port in container.Ports)
        {
            if (port.Name == name && port.Protocol == protocol) return port.Number;
        }

        return 0;
    }
}
