namespace Knetc.Planning;

/// <summary>A service port with the endpoints one node uses for it.</summary>
public sealed record NodeServicePort(PlannedServicePort Port, EndpointSets Endpoints)
{
    /// <summary>Whether traffic to the cluster IP has somewhere to go on this node.</summary>
    public bool HasInternalEndpoints => Endpoints.HasAny && !(Port.InternalPolicyLocal && Endpoints.Local.IsEmpty);

    /// <summary>Whether traffic to external addresses and node ports has somewhere to go on this node.</summary>
    public bool HasExternalEndpoints => Endpoints.HasAny && !(Port.ExternalPolicyLocal && Endpoints.Local.IsEmpty);
}
