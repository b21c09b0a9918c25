using Knetc.Schema;

namespace Knetc.Binding;

/// <summary>A kubeadm ClusterConfiguration. What it says about the cluster is read from its document.</summary>
public sealed record KubeadmConfiguration(ManifestObject Manifest);
