using System.Collections.Immutable;
using Knetc.Binding;

namespace Knetc.Pods;

/// <summary>What the API server fills into the ports of a pod (api-semantics §1.5).</summary>
internal static class PodSpecDefaults
{
    public static PodSpec Apply(PodSpec spec) => spec with
    {
        Containers = Apply(spec.Containers, spec.HostNetwork),
        InitContainers = Apply(spec.InitContainers, spec.HostNetwork),
    };

    private static ImmutableArray<Container> Apply(ImmutableArray<Container> containers, bool hostNetwork)
    {
        ImmutableArray<Container>.Builder? changed = null;
        for (int i = 0; i < containers.Length; i++)
        {
            if (containers[i].Ports.IsEmpty) continue;
            changed ??= containers.ToBuilder();
            changed[i] = containers[i] with { Ports = Apply(containers[i].Ports, hostNetwork) };
        }

        return changed?.MoveToImmutable() ?? containers;
    }

    /// <summary>A pod in the host's network listens on the node itself, so its container ports are host ports.</summary>
    private static ImmutableArray<ContainerPort> Apply(ImmutableArray<ContainerPort> ports, bool hostNetwork)
    {
        var defaulted = ImmutableArray.CreateBuilder<ContainerPort>(ports.Length);
        foreach (var port in ports)
        {
            defaulted.Add(port with
            {
                Protocol = port.Protocol.Length == 0 ? "TCP" : port.Protocol,
                HostPort = hostNetwork && port.HostPort == 0 ? port.Number : port.HostPort,
            });
        }

        return defaulted.MoveToImmutable();
    }
}
