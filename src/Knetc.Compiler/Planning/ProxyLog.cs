using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Options;

namespace Knetc.Planning;

/// <summary>
/// Collects the lines the reference prints while it starts on a node and programs its rules for the first time, in the
/// order of printing. The back ends add what is theirs. Where the reference's order is open, it is by name.
/// </summary>
public sealed class ProxyLog
{
    private readonly NodePlan _plan;
    private readonly ImmutableArray<ProxyLogEntry>.Builder _entries = ImmutableArray.CreateBuilder<ProxyLogEntry>();

    public ProxyLog(NodePlan plan) => _plan = plan;

    public ImmutableArray<ProxyLogEntry> Entries => _entries.ToImmutable();

    /// <summary>Adds one line.</summary>
    /// <param name="values">Values already formatted by <see cref="ProxyLogValue"/>.</param>
    public void Add(int verbosity, string file, int line, string message, params ReadOnlySpan<(string Key, string Value)> values)
    {
        var pairs = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(values.Length);
        foreach (var (key, value) in values) pairs.Add(KeyValuePair.Create(key, value));
        _entries.Add(new ProxyLogEntry(verbosity, file, line, message, pairs.MoveToImmutable()));
    }

    /// <summary>From the start of the process up to the choice of a back end.</summary>
    public void AddStart()
    {
        var proxy = _plan.Cluster.Options.Proxy;
        bool isChosen = proxy.Mode.Length > 0 || _plan.Cluster.Options.Table.Find(ClusterOption.ProxyMode) is { InForce.IsStated: true };
        if (!isChosen) Add(0, "server_linux.go", 69, "Using iptables proxy");
        Add(2, "server_linux.go", 77, "DetectLocalMode", ("localMode", ProxyLogValue.Quote(LocalDetector.Mode(proxy))));
        if (!_plan.Addresses.Reported.IsEmpty)
        {
            Add(0, "server.go", 1062, "Successfully retrieved node IP(s)", ("IPs", ProxyLogValue.List(_plan.Addresses.Reported)));
        }
        else if (_plan.Addresses.NodeIP(_plan.Addresses.PrimaryFamily).IsLoopback)
        {
            const string Message = "Can't determine this node's IP, assuming loopback; "
                + "if this is incorrect, please set the --bind-address flag";
            Add(0, "server.go", 1032, Message);
        }

        var primary = ("primary ipFamily", ProxyLogValue.Of(_plan.Addresses.PrimaryFamily));
        Add(0, "server.go", 659, "kube-proxy running in dual-stack mode", primary);
    }

    /// <summary>What is missing for the detection of local traffic.</summary>
    public void AddDetectors()
    {
        string mode = LocalDetector.Mode(_plan.Cluster.Options.Proxy);
        if (mode is not ("ClusterCIDR" or "NodeCIDR")) return;
        if (mode == "ClusterCIDR" && string.IsNullOrWhiteSpace(_plan.Cluster.Options.Proxy.ClusterCIDR))
        {
            Add(0, "server_linux.go", 0, "Detect-local-mode set to ClusterCIDR, but no cluster CIDR defined");
            AddNoDetector();
            return;
        }

        foreach (var family in (ReadOnlySpan<IpFamily>)[IpFamily.IPv4, IpFamily.IPv6])
        {
            if (_plan.Family(family).Detector.IsImplemented) continue;
            var key = ("ipFamily", ProxyLogValue.Of(family));
            if (mode == "ClusterCIDR")
            {
                Add(0, "server_linux.go", 511, "Detect-local-mode set to ClusterCIDR, but no cluster CIDR for family", key);
            }
            else
            {
                Add(0, "server_linux.go", 0, "Detect-local-mode set to NodeCIDR, but no PodCIDR defined at node for family", key);
            }

            AddNoDetector();
        }
    }

    /// <summary>The watches start, and the objects arrive.</summary>
    public void AddObjects(string proxierFile, int labelsLine)
    {
        Add(0, "config.go", 192, "Starting service config controller");
        Add(0, "config.go", 101, "Starting endpoint slice config controller");
        Add(0, "config.go", 319, "Starting node config controller");
        foreach (var _ in (ReadOnlySpan<IpFamily>)[IpFamily.IPv4, IpFamily.IPv6])
        {
            Add(4, proxierFile, labelsLine, "Updated proxier node labels", ("labels", ProxyLogValue.Map(_plan.Node.Metadata.Labels)));
        }

        foreach (var skipped in _plan.Cluster.Skipped)
        {
            // Each family's instance looks at the Service anew.
            for (int i = 0; i < 2; i++) AddSkipped(skipped);
        }

        AddUpdatedServices(_plan.IPv4);
        AddUpdatedServices(_plan.IPv6);
    }

    /// <summary>The changes one family's instance takes up with its first sync.</summary>
    public void AddChanges(IpFamily family)
    {
        var services = _plan.Family(family).Services;
        foreach (var port in services.Ports)
        {
            // Counts as verbosity 2 here: it is the line operators look for.
            Add(
                2,
                "servicechangetracker.go",
                211,
                "Adding new service port",
                ("portName", ProxyLogValue.Quote(port.NameText)),
                ("servicePort", ProxyLogValue.Quote(port.ToString())));
        }

        foreach (var (name, endpoints) in services.EndpointsByName)
        {
            Add(
                3,
                "endpointslicecache.go",
                348,
                "Setting endpoints for service port name",
                ("portName", ProxyLogValue.Quote(name.ToString())),
                ("endpoints", ProxyLogValue.List(endpoints.Items)));
        }
    }

    /// <summary>Why topology hints are not honoured, service port by service port.</summary>
    public void AddTopology(IpFamily family)
    {
        const string Skipping = "Skipping topology aware endpoint filtering since ";
        foreach (var port in _plan.Family(family).Ports)
        {
            var topology = port.Endpoints.Topology;
            switch (topology.Obstacle)
            {
                case TopologyObstacle.NodeWithoutZone:
                    Add(2, "topology.go", 165, Skipping + "node is missing label", ("label", ProxyLogValue.Quote(Binding.Node.ZoneLabel)));
                    break;
                case TopologyObstacle.EndpointWithoutHint:
                    string endpoint = ProxyLogValue.Quote(topology.Endpoint?.Text ?? "");
                    Add(2, "topology.go", 175, Skipping + "one or more endpoints is missing a zone hint", ("endpoint", endpoint));
                    break;
                case TopologyObstacle.NoHintForZone:
                    string zone = ProxyLogValue.Quote(_plan.Node.Metadata.Label(Binding.Node.ZoneLabel) ?? "");
                    Add(2, "topology.go", 185, Skipping + "no hints were provided for zone", ("zone", zone));
                    break;
            }
        }
    }

    private void AddNoDetector() => Add(0, "server_linux.go", 528, "Defaulting to no-op detect-local");

    private void AddSkipped(SkippedService skipped)
    {
        string service = ProxyLogValue.Quote($"{skipped.Service.Namespace}/{skipped.Service.Name}");
        if (skipped.Reason == SkipReason.ClusterIP)
        {
            string clusterIP = ProxyLogValue.Quote(skipped.Service.Spec.ClusterIP);
            Add(3, "utils.go", 128, "Skipping service due to cluster IP", ("service", service), ("clusterIP", clusterIP));
        }
        else
        {
            Add(3, "utils.go", 0, "Skipping service due to Type=ExternalName", ("service", service));
        }
    }

    private void AddUpdatedServices(NodeFamilyPlan family)
    {
        var ports = family.Services.Ports;
        for (int i = 0; i < ports.Length;)
        {
            int end = i + 1;
            while (end < ports.Length && ReferenceEquals(ports[end].Service, ports[i].Service)) end++;
            string service = ProxyLogValue.Quote($"{ports[i].Name.Namespace}/{ports[i].Name.Service}");
            Add(4, "servicechangetracker.go", 106, "Service updated ports", ("service", service), ("portCount", ProxyLogValue.Of(end - i)));
            i = end;
        }
    }
}
