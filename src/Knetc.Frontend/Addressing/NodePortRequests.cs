using System.Collections.Immutable;
using System.Globalization;
using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Addressing;

/// <summary>
/// The node ports that one Service asks for. Ports with the same number share a node port across protocols: one without a
/// node port of its own takes the first that a sibling has, also a later one (api-semantics §3.4.2).
/// </summary>
internal sealed class NodePortRequests
{
    private static readonly FieldPath PortsPath = FieldPath.Of("spec.ports");
    private static readonly FieldPath HealthCheckPath = FieldPath.Of("spec.healthCheckNodePort");

    private readonly NodePortPool _pool;
    private readonly ServiceLocks _locks;
    private readonly Service _service;
    private readonly Dictionary<int, FieldPath> _requested = [];

    /// <summary>Checks all requests; errors are reported and nothing is taken yet.</summary>
    public NodePortRequests(NodePortPool pool, ServiceLocks locks, Service service, ObjectErrors errors)
    {
        _pool = pool;
        _locks = locks;
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

    /// <summary>Takes the requested ports.</summary>
    public void Reserve()
    {
        foreach (var request in _requested) _pool.Take(request.Key, Claim.By(_service.Manifest, request.Value));
    }

    /// <summary>
    /// Fills in node ports: those on record, those of siblings, and new ones in ascending order of the port number.
    /// </summary>
    public static ImmutableArray<ServicePort> Fill(NodePortPool pool, ServiceLocks locks, Service service, ObjectErrors errors)
    {
        var ports = service.Spec.Ports.ToBuilder();
        var shared = new Dictionary<int, int>();
        var open = new SortedDictionary<int, int>();
        for (int i = 0; i < ports.Count; i++)
        {
            if (ports[i].NodePort == 0 && locks.NodePortOf(service, ports[i]) is { } locked) ports[i] = ports[i] with { NodePort = locked };
            if (ports[i].NodePort == 0) open[ports[i].Port] = Math.Min(i, open.TryGetValue(ports[i].Port, out int first) ? first : i);
            else if (!shared.ContainsKey(ports[i].Port)) shared.Add(ports[i].Port, ports[i].NodePort);
        }

        foreach (var request in open)
        {
            if (shared.ContainsKey(request.Key)) continue;
            var path = PortsPath.Index(request.Value).Field("nodePort");
            if (pool.AllocateNodePort(service.Namespace, service.Name, request.Key, Claim.By(service.Manifest, path)) is { } nodePort)
            {
                shared.Add(request.Key, nodePort);
                continue;
            }

            errors.Add(AddressDiagnostics.NodePortsExhausted, path, $"Internal error: failed to allocate a node port: the range {pool.Range} is full");
            return service.Spec.Ports;
        }

        for (int i = 0; i < ports.Count; i++)
        {
            if (ports[i].NodePort == 0) ports[i] = ports[i] with { NodePort = shared[ports[i].Port] };
        }

        return ports.ToImmutable();
    }

    private void CheckPorts(ImmutableArray<ServicePort> ports, ObjectErrors errors)
    {
        var shared = new Dictionary<int, int>();
        bool allocates = AllocatesNodePorts(_service.Spec);
        for (int i = 0; i < ports.Length; i++)
        {
            bool isExplicit = ports[i].NodePort != 0;
            int nodePort = isExplicit || !allocates ? ports[i].NodePort : _locks.NodePortOf(_service, ports[i]) ?? 0;
            if (nodePort == 0 || (shared.TryGetValue(ports[i].Port, out int sibling) && sibling == nodePort)) continue;
            if (!shared.ContainsKey(ports[i].Port)) shared.Add(ports[i].Port, nodePort);
            if (isExplicit && !_locks.Shares(_service, ports[i].Port, nodePort)) Check(nodePort, PortsPath.Index(i).Field("nodePort"), AddressDiagnostics.NodePortOutOfRange, AddressDiagnostics.NodePortTaken, errors);
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
            string message = $"{kind}: provided port is already allocated to {holder.Holder}";
            if (holder.Entry is null) errors.Taken(taken, path, message, holder, nearest);
            else errors.Locked(_locks.File, path, message, holder, nearest);
        }
        else if (_requested.TryGetValue(port, out var first))
        {
            errors.Taken(taken, path, $"{kind}: provided port is already allocated to another port of this Service", Claim.By(_service.Manifest, first) with { Purpose = "another port of this Service" }, nearest);
        }
        else
        {
            _requested.Add(port, path);
        }
    }
}
