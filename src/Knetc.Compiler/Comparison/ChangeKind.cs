namespace Knetc.Comparison;

/// <summary>What changes, in the order in which the changes of one service port are reported.</summary>
public enum ChangeKind
{
    Option,
    NodeAdded,
    NodeRemoved,
    NodeAddresses,
    NodePodRanges,

    /// <summary>Pods of the same names have other addresses.</summary>
    PodAddresses,
    ClusterIP,
    ExternalIPs,
    LoadBalancerIPs,
    SourceRanges,
    SessionAffinity,
    InternalTrafficPolicy,
    ExternalTrafficPolicy,
    HealthCheckNodePort,
    PortRemoved,
    PortAdded,

    /// <summary>A service port has another name, and the same number and protocol.</summary>
    PortRenamed,
    PortNumber,
    NodePort,
    EndpointsRemoved,
    EndpointsAdded,

    /// <summary>As many endpoints of the same workloads as before, at other addresses or ports.</summary>
    EndpointsMoved,

    /// <summary>Traffic is delivered, dropped or refused where it was not.</summary>
    Delivery,
}
