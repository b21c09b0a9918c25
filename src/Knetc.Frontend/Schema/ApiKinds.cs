namespace Knetc.Schema;

/// <summary>What is known of a kind beyond its fields.</summary>
public static class ApiKinds
{
    /// <summary>Whether objects of the kind live in a namespace.</summary>
    public static bool IsNamespaced(string kind) =>
        kind is "Service" or "Pod" or "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" or "ReplicationController"
            or "Job" or "CronJob" or "Endpoints" or "EndpointSlice";

    /// <summary>Whether the kind configures a component or knetc itself, and so has no metadata.</summary>
    public static bool IsConfiguration(string kind) =>
        kind is "KubeProxyConfiguration" or "ClusterConfiguration" or "Cluster" or "Project";
}
