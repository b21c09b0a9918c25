using Knetc.Binding;

namespace Knetc.Rules;

/// <summary>
/// Tells what a controller of the cluster has written from what a user has. The output of a live cluster holds both; what
/// controllers write is no mistake of anybody.
/// </summary>
internal static class ControllerMade
{
    private const string SliceManagerLabel = "endpointslice.kubernetes.io/managed-by";
    private const string EndpointsManagerLabel = "endpoints.kubernetes.io/managed-by";
    private const string TriggerAnnotation = "endpoints.kubernetes.io/last-change-trigger-time";
    private const string LeaderAnnotation = "control-plane.alpha.kubernetes.io/leader";

    public static bool Is(EndpointSlice slice) =>
        slice.Metadata.Label(SliceManagerLabel) is "endpointslice-controller.k8s.io" or "endpointslicemirroring-controller.k8s.io";

    /// <summary>Written by the endpoints controller, the API server or a leader election.</summary>
    public static bool Is(LegacyEndpoints endpoints)
    {
        var metadata = endpoints.Metadata;
        if (metadata.Label(EndpointsManagerLabel) is not null || metadata.Annotation(TriggerAnnotation) is not null) return true;
        if (metadata.Annotation(LeaderAnnotation) is not null || (endpoints.Namespace == "default" && endpoints.Name == "kubernetes")) return true;
        bool any = false;
        foreach (var subset in endpoints.Subsets)
        {
            foreach (var address in subset.Addresses.AddRange(subset.NotReadyAddresses))
            {
                if (address.TargetRef is not { Kind: "Pod" }) return false;
                any = true;
            }
        }

        return any;
    }
}
