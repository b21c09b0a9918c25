using System.Collections.Immutable;
using Knetc.Addressing;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Endpoints;
using Knetc.Locking;
using Knetc.Net;
using Knetc.Options;
using Knetc.Pods;
using Knetc.Schema;
using Knetc.Text;

namespace Knetc.Tests.Locking;

/// <summary>What a random cluster gets: every value by what it is for, and the lock.</summary>
internal sealed class ModelOutcome
{
    private ModelOutcome(ImmutableArray<Diagnostic> diagnostics, LockFile file)
    {
        Diagnostics = diagnostics;
        File = file;
        Lock = LockWriter.Write(file);
    }

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public LockFile File { get; }

    public string Lock { get; }

    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>Values with their keys, and whether the cluster left them open. Node ports have a key for each protocol.</summary>
    public SortedDictionary<string, (string Value, bool IsOpen)> Values { get; } = new(StringComparer.Ordinal);

    /// <param name="cluster">The cluster.</param>
    /// <param name="lockText">The lock of an earlier outcome, or null.</param>
    /// <param name="order">How objects are ordered in the input.</param>
    public static ModelOutcome Of(ModelCluster cluster, string? lockText, int order = 0)
    {
        var diagnostics = new DiagnosticBag();
        var ledger = new LockLedger(lockText is null ? LockFile.Empty : LockReader.Read(new SourceText("knetc.lock.json", lockText), diagnostics) ?? LockFile.Empty);
        var options = new ClusterOptions
        {
            ServiceClusterIPRanges = [Network(cluster.ServiceRange), Network(cluster.ServiceRangeIPv6)],
            ClusterCidrs = [Network(cluster.ClusterCidr)],
            NodeCidrMaskSizeIPv4 = 29,
            ServiceNodePortRange = new PortRange(30000, 30000 + cluster.NodePortCount - 1),
            Proxy = KubeProxyConfiguration.Default,
        };
        var objects = new BoundObjects
        {
            Services = Shuffle(cluster.Services.Values.Select(service => service.ToService()), order),
            Nodes = Shuffle(cluster.Nodes.Values.Select(node => node.ToNode()), order),
            Pods = Shuffle(cluster.Pods.Values.Select(pod => pod.ToPod()), order),
        }.Sort();
        var nodes = NodeCidrAllocator.Allocate(objects.Nodes, options, byHash: false, diagnostics, ledger);
        var services = ServiceAllocator.Allocate(objects.Services, options, [], reserveDns: false, [], ledger, diagnostics);
        var pods = PodAddressAllocator.Allocate(LockedPlaces.Place(objects.Pods, nodes, ledger, diagnostics), nodes, byHash: true, diagnostics, ledger);
        var slices = EndpointSliceBuilder.Build(services, pods, nodes, [], KubeVersion.Newest, diagnostics, assumeReady: true, ledger);
        ledger.Findings.Report(diagnostics, withoutLock: false);
        return new ModelOutcome(diagnostics.ToImmutable(), ledger.ToLockFile([])).Fill(cluster, services, nodes, pods, slices);
    }

    private ModelOutcome Fill(
        ModelCluster cluster, ImmutableArray<Service> services, ImmutableArray<Node> nodes, ImmutableArray<Pod> pods, ImmutableArray<EndpointSlice> slices)
    {
        foreach (var service in services)
        {
            var model = cluster.Services[service.Name];
            for (int i = 0; i < service.Spec.ClusterIPs.Length && !service.IsHeadless; i++)
            {
                Values.Add($"clusterip/{service.Spec.IPFamilies[i]}/{service.Name}", (service.Spec.ClusterIPs[i], model.Address is null || i > 0));
            }

            foreach (var port in service.Spec.Ports)
            {
                if (port.NodePort != 0) Values.Add($"nodeport/{service.Name}/{port.Port}/{port.Protocol}", ($"{port.NodePort}", model.Ports.Single(own => own.Name == port.Name).NodePort is null));
            }

            if (service.Spec.HealthCheckNodePort != 0) Values.Add($"healthcheck/{service.Name}", ($"{service.Spec.HealthCheckNodePort}", model.HealthCheck == 0));
        }

        foreach (var node in nodes)
        {
            foreach (string block in node.PodCIDRs) Values.Add($"nodecidr/{node.Name}", (block, cluster.Nodes[node.Name].Block is null));
        }

        foreach (var pod in pods)
        {
            if (pod.Spec.NodeName.Length > 0) Values.Add($"place/{pod.Name}", (pod.Spec.NodeName, cluster.Pods[pod.Name].Node is null));
            foreach (string address in pod.PodIPs) Values.Add($"podip/{pod.Name}", (address, cluster.Pods[pod.Name].Address is null));
        }

        foreach (var slice in slices)
        {
            string ports = string.Join(",", slice.Ports.Select(port => port.Name).Order(StringComparer.Ordinal));
            foreach (var endpoint in slice.Endpoints) Values.TryAdd($"slice/{slice.Metadata.Label(EndpointSlice.ServiceNameLabel)}/{slice.AddressType}/{ports}/{endpoint.TargetRef!.Name}/{endpoint.Addresses[0]}", (slice.Name, true));
        }

        return this;
    }

    private static ImmutableArray<T> Shuffle<T>(IEnumerable<T> objects, int order)
    {
        var random = new Random(order);
        return [.. order == 0 ? objects : objects.OrderBy(_ => random.Next())];
    }

    private static IpNetwork Network(string text)
    {
        Assert.True(IpNetwork.TryParse(text, ParsingGrade.Canonical, out var network));
        return network;
    }
}
