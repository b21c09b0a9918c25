using System.Collections.Immutable;
using System.Globalization;
using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Addressing;

/// <summary>
/// The node ports that one Service asks for. Ports with the same number share a node port across protocols: one without a
/// node port of its own takes the first that a sibling names, also a later one (api-semantics §3.4.2).
/// </summary>
internal sealed class NodePortRequests
{
    private static readonly FieldPath PortsPath = FieldPath.Of("spec.ports");
    private static readonly FieldPath HealthCheckPath = FieldPath.Of("spec.healthCheckNodePort");

    private readonly NodePortPool _pool;
    private readonly Service _service;
    private readonly Dictionary<int, FieldPath> _requested = [];

    /// <summary>Checks all requests; errors are reported and nothing is taken yet.</summary>
    public NodePortRequests(NodePortPool pool, Service service, ObjectErrors errors)
    {
        _pool = pool;
        _service = service;
        var spec = service.Spec;
        if (spec.Type is ServiceTypes.NodePort or ServiceTypes.LoadBalancer) CheckPorts(spec.Ports, errors);
        if (ServiceDefaults.NeedsHealthCheckNodePort(spec) && spec.HealthCheckNodePort != 0)
        {
            Check(spec.HealthCheckNodePort, HealthCheckPath, AddressDiagnostics.HealthCheckNodePortUnavailable, AddressDiagnostics.HealthCheckNodePortUnavailable, errors);
        }
    }

    /// <summary>Whether ports without a node port get one.</summary>
    public static bool AllocatesNodePorts(ServiceSpec spec) =>
        spec.Type == ServiceTypes.NodePort || (spec.Type == ServiceTypes.LoadBalancer && spec.AllocateLoadBalancerNodePorts != false);

    /// <summary>Takes the requested ports, and gives siblings the port they share.</summary>
    public ServiceSpec Reserve(ServiceSpec spec)
    {
        foreach (var request in _requested) _pool.Take(request.Key, Claim.By(_service.Manifest, request.Value));
        if (!AllocatesNodePorts(spec)) return spec;
        var ports = spec.Ports.ToBuilder();
        for (int i = 0; i < ports.Count; i++)
        {
            if (ports[i].NodePort == 0 && FirstExplicit(spec.Ports, ports[i].Port) is var shared and > 0) ports[i] = ports[i] with { NodePort = spec.Ports[shared - 1].NodePort };
        }

        return spec with { Ports = ports.ToImmutable() };
    }

    /// <summary>Chooses node ports for service ports that have none, in ascending order of the port number.</summary>
    public static ImmutableArray<ServicePort> Fill(NodePortPool pool, Service service, ImmutableArray<ServicePort> ports, ObjectErrors errors)
    {
        var chosen = new SortedDictionary<int, int>();
        for (int i = ports.Length - 1; i >= 0; i--)
        {
            if (ports[i].NodePort == 0) chosen[ports[i].Port] = i;
        }

        if (chosen.Count == 0) return ports;
        foreach (int number in chosen.Keys.ToArray())
        {
            var path = PortsPath.Index(chosen[number]).Field("nodePort");
            if (pool.AllocateNodePort(service.Namespace, service.Name, number, Claim.By(service.Manifest, path)) is { } nodePort)
            {
                chosen[number] = nodePort;
                continue;
            }

            errors.Add(AddressDiagnostics.NodePortsExhausted, path, $"Internal error: failed to allocate a node port: the range {pool.Range} is full");
            return ports;
        }

        return [.. ports.Select(port => port.NodePort == 0 ? port with { NodePort = chosen[port.Port] } : port)];
    }

    private void CheckPorts(ImmutableArray<ServicePort> ports, ObjectErrors errors)
    {
        var shared = new Dictionary<int, int>();
        for (int i = 0; i < ports.Length; i++)
        {
            int nodePort = ports[i].NodePort;
            if (nodePort == 0 || (shared.TryGetValue(ports[i].Port, out int sibling) && sibling == nodePort)) continue;
            if (!shared.ContainsKey(ports[i].Port)) shared.Add(ports[i].Port, nodePort);
            Check(nodePort, PortsPath.Index(i).Field("nodePort"), AddressDiagnostics.NodePortOutOfRange, AddressDiagnostics.NodePortTaken, errors);
        }
    }

    private void Check(int port, FieldPath path, DiagnosticDescriptor outOfRange, DiagnosticDescriptor taken, ObjectErrors errors)
    {
        string value = port.ToString(CultureInfo.InvariantCulture);
        string? nearest = _pool.Range.Contains(port) && _pool.HolderOf(port) is null && !_requested.ContainsKey(port)
            ? null
            : _pool.NearestFree(port, _requested)?.ToString(CultureInfo.InvariantCulture);
        string kind = path == HealthCheckPath ? $"Internal error: failed to allocate requested HealthCheck NodePort {value}" : $"Invalid value: {value}";
        if (!_pool.Range.Contains(port))
        {
            errors.Add(outOfRange, path, $"{kind}: provided port is not in the valid range. The range of valid ports is {_pool.Range}", fix: nearest);
        }
        else if (_pool.HolderOf(port) is { } holder)
        {
            errors.Taken(taken, path, $"{kind}: provided port is already allocated to {holder.Holder}", holder, nearest);
        }
        else if (_requested.TryGetValue(port, out var first))
        {
            errors.Taken(taken, path, $"{kind}: provided port is already allocated to another port of this Service", Claim.By(_service.Manifest, first) with { Holder = "another port of this Service" }, nearest);
        }
        else
        {
            _requested.Add(port, path);
        }
    }

    /// <summary>One more than the index of the first port of this number with a node port; 0 when there is none.</summary>
    private static int FirstExplicit(ImmutableArray<ServicePort> ports, int number)
    {
        for (int i = 0; i < ports.Length; i++)
        {
            if (ports[i].Port == number && ports[i].NodePort != 0) return i + 1;
        }

        return 0;
    }
}
