using Knetc.Binding;
using Knetc.Diagnostics;

namespace Knetc.Options;

/// <summary>What a knetc.yaml says about the cluster.</summary>
internal static class ProjectLayer
{
    private static readonly DocumentFields Fields = new(
        (ClusterOption.KubeVersion, "cluster.kubeVersion"),
        (ClusterOption.ServiceClusterIPRange, "cluster.serviceClusterIPRange"),
        (ClusterOption.ClusterCidr, "cluster.clusterCIDR"),
        (ClusterOption.ServiceNodePortRange, "cluster.serviceNodePortRange"),
        (ClusterOption.NodeCidrMaskSizeIPv4, "cluster.nodeCIDRMaskSize.ipv4"),
        (ClusterOption.NodeCidrMaskSizeIPv6, "cluster.nodeCIDRMaskSize.ipv6"),
        (ClusterOption.ClusterDomain, "cluster.clusterDomain"),
        (ClusterOption.ProxyMode, "cluster.proxyMode"),
        (ClusterOption.NftablesLayout, "cluster.nftablesLayout"),
        (ClusterOption.Nodes, "cluster.nodes"));

    public static OptionLayer From(Project project, DiagnosticBag diagnostics) =>
        new LayerReader(OptionSources.Project, option => Fields.Find(project.Manifest, option), diagnostics).Read();
}
