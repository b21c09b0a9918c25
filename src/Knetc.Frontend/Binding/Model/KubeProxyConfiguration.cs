using System.Collections.Immutable;
using Knetc.Schema;

namespace Knetc.Binding;

/// <summary>A <c>kubeproxy.config.k8s.io/v1alpha1</c> KubeProxyConfiguration after defaulting. Durations are exact.</summary>
public sealed record KubeProxyConfiguration(ManifestObject Manifest) : IManifestObject
{
    /// <summary>The configuration of a kube-proxy that was given none.</summary>
    public static readonly KubeProxyConfiguration Default = new(
        new ManifestObject("kubeproxy.config.k8s.io/v1alpha1", "KubeProxyConfiguration", "", ""));

    public string Mode { get; init; } = "";

    public string BindAddress { get; init; } = "";

    public string HealthzBindAddress { get; init; } = "";

    public string MetricsBindAddress { get; init; } = "";

    public string HostnameOverride { get; init; } = "";

    public string ClusterCIDR { get; init; } = "";

    public string DetectLocalMode { get; init; } = "";

    public string BridgeInterface { get; init; } = "";

    public string InterfaceNamePrefix { get; init; } = "";

    public ImmutableArray<string> NodePortAddresses { get; init; } = [];

    public string PortRange { get; init; } = "";

    public int? OomScoreAdj { get; init; }

    public TimeSpan ConfigSyncPeriod { get; init; }

    public int ClientConnectionBurst { get; init; }

    public ImmutableArray<KeyValuePair<string, bool>> FeatureGates { get; init; } = [];

    public KubeProxyIptables Iptables { get; init; } = new();

    public KubeProxyIpvs Ipvs { get; init; } = new();

    public KubeProxyNftables Nftables { get; init; } = new();

    public KubeProxyConntrack Conntrack { get; init; } = new();
}
