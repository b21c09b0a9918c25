using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Schema;

namespace Knetc.Planning;

/// <summary>One port of a Service in one family, as far as it is the same on every node.</summary>
public sealed record PlannedServicePort
{
    public required Service Service { get; init; }

    /// <summary>Place in the list of the family's service ports.</summary>
    public required int Index { get; init; }

    public required ServicePortName Name { get; init; }

    /// <summary><see cref="Name"/> as text, as comments and logs print it.</summary>
    public required string NameText { get; init; }

    /// <summary>The protocol in lower case: tcp, udp or sctp.</summary>
    public required string Protocol { get; init; }

    /// <summary>The port's entry in <c>spec.ports</c>.</summary>
    public required Origin Origin { get; init; }

    public required PlannedAddress ClusterIP { get; init; }

    public required int Port { get; init; }

    /// <summary>0 without a node port.</summary>
    public int NodePort { get; init; }

    /// <summary>How long a client keeps its endpoint, in seconds; null without ClientIP affinity.</summary>
    public int? AffinitySeconds { get; init; }

    public bool ExternalPolicyLocal { get; init; }

    public bool InternalPolicyLocal { get; init; }

    public ImmutableArray<PlannedAddress> ExternalIPs { get; init; } = [];

    public ImmutableArray<PlannedAddress> LoadBalancerVips { get; init; } = [];

    /// <summary>Empty when every range is of the other family, which means no firewall in this family.</summary>
    public ImmutableArray<PlannedNetwork> SourceRanges { get; init; } = [];

    /// <summary>0 unless the Service is of type LoadBalancer with external policy Local.</summary>
    public int HealthCheckNodePort { get; init; }

    /// <summary>The topology annotation; null when absent.</summary>
    public string? HintsAnnotation { get; init; }

    /// <summary>All endpoints, usable or not.</summary>
    public required EndpointList Endpoints { get; init; }

    /// <summary>The same object in all copies of this port that differ in <see cref="Index"/> alone, and in no other port.</summary>
    internal PortIdentity Identity { get; } = new();

    public bool ExternallyAccessible => NodePort != 0 || !LoadBalancerVips.IsEmpty || !ExternalIPs.IsEmpty;

    public bool UsesClusterEndpoints => !InternalPolicyLocal || ExternallyAccessible;

    public bool UsesLocalEndpoints => InternalPolicyLocal || (ExternalPolicyLocal && ExternallyAccessible);

    /// <summary><c>IP:port/PROTOCOL</c> as logs print it, without brackets around IPv6.</summary>
    public override string ToString() => $"{ClusterIP.Text}:{Port}/{Name.Protocol}";
}
