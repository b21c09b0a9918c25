using System.Collections.Immutable;
using System.Globalization;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>Rules on host ports: who may have which, and what host networking asks of them.</summary>
internal static class HostPortRules
{
    public static void Validate(PodSpec spec, FieldPath path, bool isPod, ObjectErrors errors)
    {
        var taken = new Dictionary<(string, string, int), FieldPath>();
        for (int i = 0; i < spec.Containers.Length; i++)
        {
            var ports = path.Field("containers").Index(i).Field("ports");
            Claim(spec.Containers[i].Ports, ports, taken, PodPortDiagnostics.RepeatedHostPort, errors);
            if (spec.HostNetwork) ValidateHostNetwork(spec.Containers[i].Ports, ports, isPod, errors);
        }

        for (int i = 0; i < spec.InitContainers.Length; i++)
        {
            // Init containers run one by one, so each is compared only with itself.
            taken.Clear();
            var ports = path.Field("initContainers").Index(i).Field("ports");
            Claim(spec.InitContainers[i].Ports, ports, taken, PodPortDiagnostics.RepeatedInitHostPort, errors);
        }
    }

    /// <summary>Host addresses are compared as texts: none, <c>0.0.0.0</c> and an address of the node are three different ones.</summary>
    private static void Claim(
        ImmutableArray<ContainerPort> ports,
        FieldPath path,
        Dictionary<(string Protocol, string HostIP, int HostPort), FieldPath> taken,
        DiagnosticDescriptor descriptor,
        ObjectErrors errors)
    {
        for (int i = 0; i < ports.Length; i++)
        {
            var port = ports[i];
            if (port.HostPort == 0) continue;
            var key = (port.Protocol, port.HostIP, port.HostPort);
            var hostPort = path.Index(i).Field("hostPort");
            if (!taken.TryGetValue(key, out var first))
            {
                taken.Add(key, hostPort);
                continue;
            }

            string value = $"{port.Protocol}/{port.HostIP}/{port.HostPort.ToString(CultureInfo.InvariantCulture)}";
            errors.Duplicate(descriptor, hostPort, value, first);
        }
    }

    private static void ValidateHostNetwork(ImmutableArray<ContainerPort> ports, FieldPath path, bool isPod, ObjectErrors errors)
    {
        for (int i = 0; i < ports.Length; i++)
        {
            var port = ports[i];
            if (port.HostPort == port.Number || (port.HostPort == 0 && !isPod)) continue;
            errors.Invalid(
                PodPortDiagnostics.HostNetworkPort, path.Index(i).Field("hostPort"), port.HostPort,
                "must match `containerPort` when `hostNetwork` is true");
        }
    }
}
