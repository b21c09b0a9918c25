using System.Globalization;
using Knetc.Binding;
using Knetc.Locking;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Addressing;

/// <summary>
/// What the lock holds for Services: values that are still needed, values that come back with their Service, and values that
/// stay out of use (api-semantics §3.3.4, steps 3 to 5).
/// </summary>
internal sealed class ServiceLocks(LockLedger ledger, ServicePools pools, ConventionalAddresses conventional)
{
    private static readonly FieldPath ClusterIPsPath = FieldPath.Of("spec.clusterIPs");
    private static readonly FieldPath PortsPath = FieldPath.Of("spec.ports");
    private static readonly FieldPath HealthCheckPath = FieldPath.Of("spec.healthCheckNodePort");

    private static readonly SortedDictionary<string, (int Value, bool IsExplicit)> NoPorts = [];

    /// <summary>Whether nothing was locked before, which makes most questions needless.</summary>
    private readonly bool _isNew = ledger[LockPool.ClusterIP].IsNew && ledger[LockPool.NodePort].IsNew && ledger[LockPool.HealthCheck].IsNew;

    private readonly HeldValues<IpAddress> _addresses = new(ledger.Findings);
    private readonly HeldValues<int> _ports = new(ledger.Findings);

    public LockFile File => ledger.Previous;

    /// <summary>The cluster IP on record, or null.</summary>
    public IpAddress? AddressOf(Service service, IpFamily family) => _isNew ? null : _addresses.Find(LockPool.ClusterIP, LockKeys.Address(family, service.Namespace, service.Name));

    /// <summary>The node port on record for a port and protocol, or null.</summary>
    public int? NodePortOf(Service service, ServicePort port) => _isNew
        ? null
        : _ports.Find(LockPool.NodePort, LockKeys.NodePort(service.Namespace, service.Name, port.Port, port.Protocol))
            ?? _ports.Find(LockPool.NodePort, LockKeys.NodePort(service.Namespace, service.Name, port.Port));

    /// <summary>The health-check node port on record, or null.</summary>
    public int? HealthCheckOf(Service service) => _ports.Find(LockPool.HealthCheck, LockKeys.Object(service.Namespace, service.Name));

    /// <summary>Whether a node port is held by the same port number of the same Service, which may share it.</summary>
    public bool Shares(Service service, int port, int nodePort)
    {
        if (pools.NodePorts.HolderOf(nodePort)?.Entry is not { Pool: LockPool.NodePort } entry) return false;
        string key = LockKeys.NodePort(service.Namespace, service.Name, port);
        return entry.Key == key || entry.Key.StartsWith(key + "/", StringComparison.Ordinal);
    }

    /// <summary>Collects the locked values that a Service needs because its manifest leaves them open.</summary>
    public void Hold(Service service)
    {
        if (_isNew || service.Spec.Type == ServiceTypes.ExternalName) return;
        foreach (var family in service.OpenFamilies())
        {
            if (ledger[LockPool.ClusterIP].Find(LockKeys.Address(family, service.Namespace, service.Name)) is { } entry) HoldAddress(entry, family, service);
        }

        foreach (var (port, index) in service.OpenPorts())
        {
            var ports = ledger[LockPool.NodePort];
            var entry = ports.Find(LockKeys.NodePort(service.Namespace, service.Name, port.Port, port.Protocol))
                ?? ports.Find(LockKeys.NodePort(service.Namespace, service.Name, port.Port));
            if (entry is { } found) HoldPort(found, service, PortsPath.Index(index).Field("nodePort"));
        }

        if (service.HasOpenHealthCheck() && ledger[LockPool.HealthCheck].Find(LockKeys.Object(service.Namespace, service.Name)) is { } check) HoldPort(check, service, HealthCheckPath);
    }

    /// <summary>Takes what <see cref="Hold"/> collected, and what Services with errors had.</summary>
    /// <param name="rejected">Namespaces and names of Services that have errors.</param>
    public void Take(IReadOnlyCollection<(string Namespace, string Name)> rejected)
    {
        foreach (var held in _addresses.All) pools.Of(held.Key.Family).Take(held.Key, held.Value.Claim);
        foreach (var held in _ports.All) pools.NodePorts.Take(held.Key, held.Value.Claim);
        if (rejected.Count == 0) return;
        var keys = new HashSet<string>(rejected.Select(static name => LockKeys.Object(name.Namespace, name.Name)), StringComparer.Ordinal);
        foreach (var entry in ledger[LockPool.ClusterIP].Live)
        {
            var claim = Claim.Reserved("a Service with errors") with { Entry = entry };
            if (keys.Contains(ObjectOf(entry)) && Address(entry) is var address && pools.Of(address.Family).HolderOf(address) is null) pools.Of(address.Family).Take(address, claim);
        }

        foreach (var entry in ledger[LockPool.NodePort].Live.Concat(ledger[LockPool.HealthCheck].Live))
        {
            var claim = Claim.Reserved("a Service with errors") with { Entry = entry };
            if (keys.Contains(ObjectOf(entry)) && Port(entry) is var port && pools.NodePorts.Range.Contains(port) && pools.NodePorts.HolderOf(port) is null) pools.NodePorts.Take(port, claim);
        }
    }

    /// <summary>Gives a Service back the free values it had when it was there last, and says which keys it will have.</summary>
    public void Revive(Service service)
    {
        if (_isNew || service.Spec.Type == ServiceTypes.ExternalName) return;
        foreach (var family in service.OpenFamilies())
        {
            if (AddressOf(service, family) is null && ledger[LockPool.ClusterIP].FindRetired(LockKeys.Address(family, service.Namespace, service.Name)) is { } entry) ReviveAddress(entry, family, service);
        }

        ReviveNodePorts(service);
        if (service.HasOpenHealthCheck() && HealthCheckOf(service) is null && ledger[LockPool.HealthCheck].FindRetired(LockKeys.Object(service.Namespace, service.Name)) is { } check) RevivePort(check, service, HealthCheckPath);
        Need(service);
    }

    /// <summary>Keeps out of use what nobody needs.</summary>
    public void RetireRest()
    {
        foreach (var entry in ledger[LockPool.ClusterIP].Leftovers())
        {
            if (Address(entry) is var address) pools.Of(address.Family).Retire(entry, address);
        }

        foreach (var entry in ledger[LockPool.NodePort].Leftovers().Concat(ledger[LockPool.HealthCheck].Leftovers())) pools.NodePorts.Retire(entry, Port(entry));
    }

    /// <summary>Writes down what a Service has now.</summary>
    /// <param name="asked">The Service before values were chosen.</param>
    /// <param name="complete">The same with all its values.</param>
    public void Record(Service asked, Service complete)
    {
        if (complete.Spec.Type == ServiceTypes.ExternalName) return;
        for (int i = 0; i < complete.Spec.ClusterIPs.Length && !complete.IsHeadless; i++)
        {
            if (!IpAddress.TryParse(complete.Spec.ClusterIPs[i].AsSpan(), ParsingGrade.Sloppy, out var address)) continue;
            ledger[LockPool.ClusterIP].Record(LockKeys.Address(address.Family, complete.Namespace, complete.Name), address.ToString(), i < asked.Spec.ClusterIPs.Length);
        }

        foreach (var entry in NodePortKeys(asked, i => complete.Spec.Ports[i].NodePort)) ledger[LockPool.NodePort].Record(entry.Key, Text(entry.Value.Value), entry.Value.IsExplicit);
        if (complete.Spec.HealthCheckNodePort == 0 || !ServiceDefaults.NeedsHealthCheckNodePort(complete.Spec)) return;
        ledger[LockPool.HealthCheck].Record(LockKeys.Object(complete.Namespace, complete.Name), Text(complete.Spec.HealthCheckNodePort), asked.Spec.HealthCheckNodePort != 0);
    }

    /// <summary>Writes down what stays out of use, and what had no luck with its hash.</summary>
    public void RecordRest()
    {
        foreach (var entry in pools.All.SelectMany(static pool => pool.Retired).Concat(pools.NodePorts.Retired)) ledger[entry.Pool].Retire(entry);
        foreach (var claim in pools.All.SelectMany(static pool => pool.Displaced).Concat(pools.NodePorts.Displaced)) ledger.Findings.Displace(claim.Path.ToString(), claim.Manifest);
    }

    /// <summary>Ports that had a number of their own first, so that they do not share their sibling's now.</summary>
    private void ReviveNodePorts(Service service)
    {
        var ports = ledger[LockPool.NodePort];
        foreach (var (port, index) in service.OpenPorts())
        {
            if (NodePortOf(service, port) is not null) continue;
            if (ports.FindRetired(LockKeys.NodePort(service.Namespace, service.Name, port.Port, port.Protocol)) is { } entry) RevivePort(entry, service, PortsPath.Index(index).Field("nodePort"));
        }

        foreach (var (port, index) in service.OpenPorts())
        {
            if (HasValue(service, port.Port)) continue;
            if (ports.FindRetired(LockKeys.NodePort(service.Namespace, service.Name, port.Port)) is { } entry) RevivePort(entry, service, PortsPath.Index(index).Field("nodePort"));
        }
    }

    private void Need(Service service)
    {
        foreach (string family in service.IsHeadless ? [] : service.Spec.IPFamilies)
        {
            ledger[LockPool.ClusterIP].Need(LockKeys.Address(family == nameof(IpFamily.IPv4) ? IpFamily.IPv4 : IpFamily.IPv6, service.Namespace, service.Name));
        }

        foreach (string key in NodePortKeys(service, i => Known(service, i)).Keys) ledger[LockPool.NodePort].Need(key);
        foreach (var (port, _) in service.OpenPorts()) ledger[LockPool.NodePort].Need(LockKeys.NodePort(service.Namespace, service.Name, port.Port));
        if (ServiceDefaults.NeedsHealthCheckNodePort(service.Spec)) ledger[LockPool.HealthCheck].Need(LockKeys.Object(service.Namespace, service.Name));
    }

    /// <summary>The keys of a Service's node ports: one for each port number, and one for each protocol that differs.</summary>
    private static SortedDictionary<string, (int Value, bool IsExplicit)> NodePortKeys(Service asked, Func<int, int> valueOf)
    {
        if (asked.Spec.Type is not (ServiceTypes.NodePort or ServiceTypes.LoadBalancer)) return NoPorts;
        var keys = new SortedDictionary<string, (int Value, bool IsExplicit)>(StringComparer.Ordinal);
        var ports = asked.Spec.Ports;
        for (int i = 0; i < ports.Length; i++)
        {
            if (valueOf(i) is not (var value and > 0)) continue;
            string key = LockKeys.NodePort(asked.Namespace, asked.Name, ports[i].Port);
            bool isExplicit = ports[i].NodePort != 0;
            if (!keys.TryGetValue(key, out var shared)) keys.Add(key, (value, isExplicit));
            else if (shared.Value == value) keys[key] = (value, shared.IsExplicit || isExplicit);
            else keys[key + "/" + ports[i].Protocol] = (value, isExplicit);
        }

        return keys;
    }

    private int Known(Service service, int index)
    {
        var port = service.Spec.Ports[index];
        if (port.NodePort != 0 || !NodePortRequests.AllocatesNodePorts(service.Spec)) return port.NodePort;
        return NodePortOf(service, port) ?? 0;
    }

    /// <summary>Whether any port of a number has a node port already.</summary>
    private bool HasValue(Service service, int number)
    {
        for (int i = 0; i < service.Spec.Ports.Length; i++)
        {
            if (service.Spec.Ports[i].Port == number && Known(service, i) != 0) return true;
        }

        return false;
    }

    private void HoldAddress(LockEntry entry, IpFamily family, Service service)
    {
        var address = Address(entry);
        if (address.Family != family || !pools.Of(family).Contains(address)) ledger.Findings.Drop(entry, $"is no usable address of the {family} service range", service.Manifest);
        else if (conventional.OtherOwner(address, service) is { } owner) ledger.Findings.Drop(entry, $"is reserved for the Service {owner}", service.Manifest);
        else _addresses.Add(entry, address, Claim.By(service.Manifest, ClusterIPsPath));
    }

    private void HoldPort(LockEntry entry, Service service, FieldPath path)
    {
        if (!pools.NodePorts.Range.Contains(Port(entry))) ledger.Findings.Drop(entry, $"is outside the node-port range {pools.NodePorts.Range}", service.Manifest);
        else _ports.Add(entry, Port(entry), Claim.By(service.Manifest, path));
    }

    private void ReviveAddress(LockEntry entry, IpFamily family, Service service)
    {
        var address = Address(entry);
        if (address.Family != family || !pools.Of(family).Contains(address) || pools.Of(family).HolderOf(address) is not null) return;
        if (conventional.OtherOwner(address, service) is not null) return;
        var claim = Claim.By(service.Manifest, ClusterIPsPath);
        _addresses.Add(entry, address, claim);
        pools.Of(family).Take(address, claim with { Entry = entry });
    }

    private void RevivePort(LockEntry entry, Service service, FieldPath path)
    {
        if (!pools.NodePorts.Range.Contains(Port(entry)) || pools.NodePorts.HolderOf(Port(entry)) is not null) return;
        var claim = Claim.By(service.Manifest, path);
        _ports.Add(entry, Port(entry), claim);
        pools.NodePorts.Take(Port(entry), claim with { Entry = entry });
    }

    private static IpAddress Address(LockEntry entry)
    {
        IpAddress.TryParse(entry.Value.AsSpan(), ParsingGrade.Canonical, out var address);
        return address;
    }

    private static int Port(LockEntry entry) => int.Parse(entry.Value, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Namespace and name in the key of an entry.</summary>
    private static string ObjectOf(LockEntry entry)
    {
        string[] parts = entry.Key.Split('/');
        int first = entry.Pool == LockPool.ClusterIP ? 1 : 0;
        return LockKeys.Object(parts[first], parts[first + 1]);
    }
}
