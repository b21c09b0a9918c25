using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Planning;
using Knetc.Schema;

namespace Knetc.Tests.Comparison;

/// <summary>
/// A small cluster written as numbers, each of which decides one thing about it. To change a number is to change an address,
/// a policy, an endpoint or the like.
/// </summary>
internal sealed class ClusterGenes(ImmutableArray<int> genes)
{
    /// <summary>How many numbers a cluster takes.</summary>
    public const int Count = 1 + (Services * (14 + (Endpoints * 5)));

    private const int Services = 2;
    private const int Endpoints = 4;

    private int _next;

    public static ClusterPlan Plan(ImmutableArray<int> genes) => new ClusterGenes(genes).Build(new ClusterBuilder());

    /// <summary>The cluster with more that the numbers say nothing of.</summary>
    /// <param name="genes">The numbers.</param>
    /// <param name="cluster">Mode and configuration.</param>
    public static ClusterPlan Plan(ImmutableArray<int> genes, ClusterBuilder cluster) => new ClusterGenes(genes).Build(cluster);

    private ClusterPlan Build(ClusterBuilder cluster)
    {
        cluster.Version = Pick(new KubeVersion(1, 30), new KubeVersion(1, 36));
        cluster
            .Node("a", ["192.168.10.1"], "x")
            .Node("b", ["192.168.10.2"], "x")
            .Node("c", ["192.168.10.3"], "y");
        for (int i = 0; i < Services; i++) AddService(cluster, i);
        Assert.Equal(Count, _next);
        return cluster.Plan();
    }

    private void AddService(ClusterBuilder cluster, int number)
    {
        string type = Pick("ClusterIP", "NodePort", "LoadBalancer");
        string clusterIP = Pick($"10.96.{number}.10", $"10.96.{number}.11");
        string name = Pick("http", "web");
        int port = Pick(80, 81);
        int nodePort = Pick(0, 30080, 30081) is var given && type == "LoadBalancer" ? given : type == "NodePort" ? Math.Max(given, 30080) : 0;
        bool second = Pick(false, true);
        int healthCheck = Pick(32000, 32001);
        string hints = Pick("", "Auto");
        var spec = new ServiceSpec
        {
            Type = type,
            ClusterIP = clusterIP,
            ClusterIPs = [clusterIP],
            IPFamilies = ["IPv4"],
            ExternalTrafficPolicy = Pick("Cluster", "Local"),
            InternalTrafficPolicy = Pick("Cluster", "Local"),
            SessionAffinity = Pick("None", "ClientIP"),
            ExternalIPs = Subset("192.0.2.1", "192.0.2.2"),
            LoadBalancerSourceRanges = Subset("192.168.10.1/32", "203.0.113.0/24"),
            HealthCheckNodePort = healthCheck + (number * 10),
            Ports =
            [
                new ServicePort { Name = name, Protocol = "TCP", Port = port, NodePort = nodePort == 0 ? 0 : nodePort + (number * 10) },
                .. second ? [new ServicePort { Name = "tls", Protocol = "TCP", Port = 443 }] : ImmutableArray<ServicePort>.Empty,
            ],
        };
        var metadata = new ObjectMeta
        {
            Namespace = "shop",
            Name = $"s{number}",
            Annotations = hints.Length == 0 ? [] : [KeyValuePair.Create("service.kubernetes.io/topology-mode", hints)],
        };
        var ingress = type == "LoadBalancer" ? Subset("198.51.100.1", "198.51.100.2") : Subset("198.51.100.1", "198.51.100.2")[..0];
        cluster.Service(new Service(ClusterBuilder.Manifest("Service", "shop", $"s{number}"), metadata, spec)
        {
            Ingress = [.. ingress.Select(ip => new LoadBalancerIngress(ip, "", null))],
        });
        AddSlices(cluster, number, $"{name}:808{number} tls:8443");
    }

    private void AddSlices(ClusterBuilder cluster, int number, string ports)
    {
        var slices = new List<Endpoint>[] { [], [], [] };
        for (int i = 0; i < Endpoints; i++)
        {
            // Two slices may list the same address, even on different nodes.
            var slice = Pick(slices[0], slices[1], slices[2], slices[2]);
            var (ready, serving, terminating) = Pick((true, true, false), (false, false, false), (false, true, true), (true, true, false));
            slice.Add(new Endpoint
            {
                Addresses = [$"10.244.{number}.{i / 2}"],
                NodeName = Pick("a", "b", "c", "gone", null),
                Ready = ready,
                Serving = serving,
                Terminating = terminating,
                ForZones = Subset("x", "y"),
                ForNodes = Pick(ImmutableArray<string>.Empty, ["a"], ["b", "c"]),
            });
        }

        // What is in the third list is left out.
        foreach (var endpoints in slices[..2])
        {
            if (endpoints.Count > 0) cluster.Slice($"shop/s{number}", ports, [.. endpoints]);
        }
    }

    private T Pick<T>(params ReadOnlySpan<T> choices) => choices[genes[_next++] % choices.Length];

    private ImmutableArray<string> Subset(string first, string second) => Pick<ImmutableArray<string>>([], [first], [second], [first, second]);
}
