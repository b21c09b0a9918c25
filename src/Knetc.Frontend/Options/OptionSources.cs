namespace Knetc.Options;

/// <summary>The names of the sources, as shown to users.</summary>
public static class OptionSources
{
    public const string CommandLine = "command line";

    public const string Project = "knetc.yaml";

    /// <summary>Flags of an API server, in the manifest of its pod.</summary>
    public const string ApiServer = "kube-apiserver flags";

    /// <summary>Flags of a controller manager, in the manifest of its pod.</summary>
    public const string ControllerManager = "kube-controller-manager flags";

    /// <summary>Flags of a kube-proxy, in the manifest of its pod.</summary>
    public const string KubeProxy = "kube-proxy flags";

    public const string KubeProxyConfiguration = "KubeProxyConfiguration";

    public const string ServiceCidr = "ServiceCIDR";

    /// <summary><c>apiServer.extraArgs</c> of a ClusterConfiguration.</summary>
    public const string ApiServerArgs = "kube-apiserver extraArgs";

    /// <summary><c>controllerManager.extraArgs</c> of a ClusterConfiguration.</summary>
    public const string ControllerManagerArgs = "kube-controller-manager extraArgs";

    public const string Kubeadm = "ClusterConfiguration";

    public const string Kind = "kind Cluster";

    public const string KubeadmDefault = "kubeadm default";

    public const string KindDefault = "kind default";

    /// <summary>What knetc assumes about nodes that the input does not name.</summary>
    public const string Assumed = "assumed";

    public const string Default = "default";
}
