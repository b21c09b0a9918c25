using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Schema;

namespace Knetc.Tests.Locking;

/// <summary>A Service of a random cluster. Null stands for a value that is left open.</summary>
/// <param name="Families">1: IPv4, 2: IPv6, 3: both, 4: both with IPv6 first.</param>
/// <param name="App">The pods it selects.</param>
internal sealed record ModelService(string Name, string Type, int Families, int App, ImmutableArray<ModelPort> Ports)
{
    public bool IsHeadless { get; init; }

    public bool AllocatesNodePorts { get; init; } = true;

    /// <summary>The address of the first family.</summary>
    public string? Address { get; init; }

    public int? HealthCheck { get; init; }

    public bool HasNodePorts => Type is "NodePort" or "LoadBalancer";

    public Service ToService()
    {
        bool local = Type == "LoadBalancer" && HealthCheck is not null;
        ImmutableArray<string> families = Families switch { 1 => ["IPv4"], 2 => ["IPv6"], 3 => ["IPv4", "IPv6"], _ => ["IPv6", "IPv4"] };
        var spec = new ServiceSpec
        {
            Type = Type,
            Ports = [.. Ports.Select(port => new ServicePort { Name = port.Name, Port = port.Number, Protocol = port.Protocol, TargetPort = new IntOrString(8080), NodePort = HasNodePorts ? port.NodePort ?? 0 : 0 })],
            Selector = [new("app", $"a{App}")],
            ClusterIPs = Type == "ExternalName" ? [] : IsHeadless ? ["None"] : Address is null ? [] : [Address],
            IPFamilies = Type == "ExternalName" ? [] : families,
            IPFamilyPolicy = Type == "ExternalName" ? null : families.Length == 2 ? "RequireDualStack" : "SingleStack",
            ExternalName = Type == "ExternalName" ? "example.com" : "",
            AllocateLoadBalancerNodePorts = Type == "LoadBalancer" ? AllocatesNodePorts : null,
            ExternalTrafficPolicy = local ? "Local" : HasNodePorts ? "Cluster" : "",
            HealthCheckNodePort = local ? HealthCheck!.Value : 0,
        };
        return new Service(new ManifestObject("v1", "Service", "default", Name), new ObjectMeta { Name = Name, Namespace = "default" }, spec);
    }
}
