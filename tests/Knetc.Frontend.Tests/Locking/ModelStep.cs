using System.Collections.Immutable;

namespace Knetc.Tests.Locking;

/// <summary>One random edit of a cluster. Every combination of numbers is an edit, so that failing sequences shrink well.</summary>
internal sealed record ModelStep(int Kind, int Which, int First, int Second)
{
    public const int Kinds = 14;

    private static readonly string[] Types = ["ClusterIP", "NodePort", "LoadBalancer", "ExternalName"];
    private static readonly string[] Protocols = ["TCP", "UDP"];

    public ModelCluster Apply(ModelCluster cluster) => Kind switch
    {
        0 or 1 => AddService(cluster),
        2 => cluster with { Services = cluster.Services.Remove(ServiceName(Which)) },
        3 => EditService(cluster, service => service with { Address = First % 3 == 0 ? null : cluster.ServiceAddress(Second, service.Families is 2 or 4) }),
        4 => EditService(cluster, service => service with { Ports = EditPort(cluster, service.Ports) }),
        5 => Rename(cluster),
        6 => EditService(cluster, service => service with { Type = Types[First % Types.Length], Address = null, HealthCheck = null, IsHeadless = false }),
        7 => EditService(cluster, service => service with { Families = 1 + (First % 4), Address = null, AllocatesNodePorts = Second % 4 != 0 }),
        8 => EditService(cluster, service => service with { HealthCheck = First % 3 == 0 ? null : First % 3 == 1 ? 0 : cluster.NodePort(Second) }),
        9 => EditNode(cluster),
        10 or 11 => EditPod(cluster),
        12 => cluster with { Size = Math.Min(2, cluster.Size + 1) },
        _ => First % 8 == 0 ? cluster with { Base = cluster.Base ^ 1 } : EditService(cluster, service => service with { App = First % 2, IsHeadless = Second % 5 == 0 && service.Type == "ClusterIP" && service.Address is null }),
    };

    private static string ServiceName(int which) => $"s{which % 7}";

    private ModelCluster AddService(ModelCluster cluster)
    {
        string name = ServiceName(Which);
        var ports = ImmutableArray.Create(new ModelPort(80, "TCP", null));
        if (Second % 3 > 0) ports = ports.Add(new ModelPort(53, "TCP", null)).Add(new ModelPort(53, "UDP", null));
        return cluster with { Services = cluster.Services.SetItem(name, new ModelService(name, Types[First % Types.Length], 1 + (Second % 4), Second % 2, ports)) };
    }

    private ModelCluster EditService(ModelCluster cluster, Func<ModelService, ModelService> edit)
    {
        string name = ServiceName(Which);
        return cluster.Services.TryGetValue(name, out var service) ? cluster with { Services = cluster.Services.SetItem(name, edit(service)) } : AddService(cluster);
    }

    /// <summary>Adds, removes or turns round a port, or asks for another node port.</summary>
    private ImmutableArray<ModelPort> EditPort(ModelCluster cluster, ImmutableArray<ModelPort> ports)
    {
        var (number, protocol) = (50 + (Second % 4), Protocols[Second / 4 % 2]);
        int index = First % Math.Max(1, ports.Length);
        return (First / 8 % 6) switch
        {
            0 when !ports.Any(port => port.Number == number && port.Protocol == protocol) => ports.Add(new ModelPort(number, protocol, null)),
            1 when ports.Length > 1 => ports.RemoveAt(index),
            2 => [.. ports.Reverse()],
            3 when ports.Length > 0 => ports.SetItem(index, ports[index] with { NodePort = null }),
            _ when ports.Length > 0 => ports.SetItem(index, ports[index] with { NodePort = cluster.NodePort(Second) }),
            _ => ports,
        };
    }

    private ModelCluster Rename(ModelCluster cluster)
    {
        string from = ServiceName(Which);
        string to = ServiceName(First);
        if (!cluster.Services.TryGetValue(from, out var service) || cluster.Services.ContainsKey(to)) return cluster;
        return cluster with { Services = cluster.Services.Remove(from).Add(to, service with { Name = to }) };
    }

    private ModelCluster EditNode(ModelCluster cluster)
    {
        string name = $"n{Which % 4}";
        if (!cluster.Nodes.TryGetValue(name, out var node)) return cluster with { Nodes = cluster.Nodes.Add(name, new ModelNode(name, null)) };
        if (First % 3 == 0) return cluster with { Nodes = cluster.Nodes.Remove(name) };
        return cluster with { Nodes = cluster.Nodes.SetItem(name, node with { Block = First % 3 == 1 ? null : cluster.Block(Second) }) };
    }

    private ModelCluster EditPod(ModelCluster cluster)
    {
        string name = $"p{Which % 8}";
        if (!cluster.Pods.TryGetValue(name, out var pod)) return cluster with { Pods = cluster.Pods.Add(name, new ModelPod(name, Second % 2, null, null)) };
        return (First % 4) switch
        {
            0 => cluster with { Pods = cluster.Pods.Remove(name) },
            1 => cluster with { Pods = cluster.Pods.SetItem(name, pod with { Node = Second % 2 == 0 ? null : $"n{Second / 2 % 4}" }) },
            2 => cluster with { Pods = cluster.Pods.SetItem(name, pod with { Address = Second % 2 == 0 ? null : $"10.1.0.{Second % 64}" }) },
            _ => cluster with { Pods = cluster.Pods.SetItem(name, pod with { App = Second % 2 }) },
        };
    }
}
