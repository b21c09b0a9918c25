using Knetc.Binding;
using Knetc.Net;

namespace Knetc.Planning;

/// <summary>What the proxy on one node has to do in both families.</summary>
public sealed record NodePlan(ClusterPlan Cluster, Node Node, NodeAddresses Addresses, NodeFamilyPlan IPv4, NodeFamilyPlan IPv6)
{
    /// <summary>The name endpoints are compared with.</summary>
    public string NodeName => Node.Name;

    /// <summary>The plan of one family.</summary>
    public NodeFamilyPlan Family(IpFamily family) => family == IpFamily.IPv4 ? IPv4 : IPv6;
}
