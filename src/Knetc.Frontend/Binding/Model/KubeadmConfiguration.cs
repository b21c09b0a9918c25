using System.Collections.Immutable;
using Knetc.Schema;

namespace Knetc.Binding;

/// <summary>A kubeadm ClusterConfiguration, as far as it describes the network. Texts are as written.</summary>
public sealed record KubeadmConfiguration(ManifestObject Manifest)
{
    public string KubernetesVersion { get; init; } = "";

    public string ServiceSubnet { get; init; } = "";

    public string PodSubnet { get; init; } = "";

    public string DnsDomain { get; init; } = "";

    /// <summary>Flags given to the API server, in order; of a repeated one the last counts.</summary>
    public ImmutableArray<KeyValuePair<string, string>> ApiServerArgs { get; init; } = [];

    /// <summary>Flags given to the controller manager, in order.</summary>
    public ImmutableArray<KeyValuePair<string, string>> ControllerManagerArgs { get; init; } = [];
}
