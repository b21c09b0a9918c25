namespace Knetc.Comparison;

/// <summary>The ways into a service port that may use different endpoints on one node.</summary>
public enum Traffic
{
    /// <summary>To the cluster IP.</summary>
    Internal,

    /// <summary>To node ports, external IPs and load balancer IPs.</summary>
    External,

    /// <summary>To external addresses, but from the node itself or its own pods: policy Local does not bind it.</summary>
    ExternalFromNode,
}
