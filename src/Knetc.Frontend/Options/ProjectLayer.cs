using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Options;

/// <summary>What a knetc.yaml says about the cluster.</summary>
internal static class ProjectLayer
{
    public static OptionLayer From(Project project, DiagnosticBag diagnostics)
    {
        var read = new OptionReader(project.Manifest, diagnostics);
        return new OptionLayer("knetc.yaml")
        {
            Location = project.Manifest.Locate(FieldPath.Of("cluster")),
            KubeVersion = read.Version(project.KubeVersion, "cluster.kubeVersion"),
            ServiceClusterIPRanges = read.Cidrs(string.Join(",", project.ServiceClusterIPRange), "cluster.serviceClusterIPRange"),
            ClusterCidrs = read.Cidrs(string.Join(",", project.ClusterCidr), "cluster.clusterCIDR"),
            ClusterCidrsLocation = read.LocationOf("cluster.clusterCIDR"),
            NodeCidrMaskLocation = read.LocationOf("cluster.nodeCIDRMaskSize"),
            ServiceNodePortRange = read.Ports(project.ServiceNodePortRange, "cluster.serviceNodePortRange"),
            NodeCidrMaskSizeIPv4 = read.Number(project.NodeCidrMaskSizeIPv4, "cluster.nodeCIDRMaskSize.ipv4", 1, 32),
            NodeCidrMaskSizeIPv6 = read.Number(project.NodeCidrMaskSizeIPv6, "cluster.nodeCIDRMaskSize.ipv6", 1, 128),
            ClusterDomain = project.ClusterDomain.Length == 0 ? null : project.ClusterDomain,
            ProxyMode = read.Mode(project.ProxyMode, "cluster.proxyMode"),
            ProxyModeLocation = read.LocationOf("cluster.proxyMode"),
            NodeCount = read.Number(project.NodeCount, "cluster.nodes", 1, 5000),
        };
    }
}
