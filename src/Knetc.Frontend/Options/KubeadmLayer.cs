using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Options;

/// <summary>What a kubeadm ClusterConfiguration says about the cluster: flags of the components, else what kubeadm derives.</summary>
internal static class KubeadmLayer
{
    /// <summary>kubeadm's own default service range.</summary>
    private static readonly IpNetwork DefaultServiceSubnet = new(IpAddress.FromIPv4(0x0A600000), 12);

    public static OptionLayer From(KubeadmConfiguration configuration, DiagnosticBag diagnostics)
    {
        const string ApiServer = "apiServer.extraArgs";
        const string ControllerManager = "controllerManager.extraArgs";
        var read = new OptionReader(configuration.Manifest, diagnostics);
        string? serviceFlag = Flag(configuration.ApiServerArgs, "service-cluster-ip-range");
        string? clusterFlag = Flag(configuration.ControllerManagerArgs, "cluster-cidr");
        string oneMask = Flag(configuration.ControllerManagerArgs, "node-cidr-mask-size") ?? "";
        string maskIPv4 = Flag(configuration.ControllerManagerArgs, "node-cidr-mask-size-ipv4") ?? oneMask;
        string maskIPv6 = Flag(configuration.ControllerManagerArgs, "node-cidr-mask-size-ipv6") ?? "";
        return new OptionLayer("ClusterConfiguration")
        {
            Location = configuration.Manifest.Locate(FieldPath.Of("networking")),
            KubeVersion = Release(configuration.KubernetesVersion),
            ServiceClusterIPRanges = (serviceFlag is null
                ? read.Cidrs(configuration.ServiceSubnet, "networking.serviceSubnet")
                : read.Cidrs(serviceFlag, ApiServer)) ?? [DefaultServiceSubnet],
            ClusterCidrs = clusterFlag is null ? read.Cidrs(configuration.PodSubnet, "networking.podSubnet") : read.Cidrs(clusterFlag, ControllerManager),
            ClusterCidrsLocation = read.LocationOf(clusterFlag is null ? "networking.podSubnet" : ControllerManager),
            NodeCidrMaskLocation = read.LocationOf(ControllerManager),
            ServiceNodePortRange = read.Ports(Flag(configuration.ApiServerArgs, "service-node-port-range") ?? "", ApiServer),
            NodeCidrMaskSizeIPv4 = read.Number(maskIPv4, ControllerManager, 1, 32),
            NodeCidrMaskSizeIPv6 = read.Number(maskIPv6, ControllerManager, 1, 128),
            ClusterDomain = configuration.DnsDomain.Length == 0 ? null : configuration.DnsDomain,
        };
    }

    /// <summary>A release outside the supported ones, or a label such as <c>stable</c>, states nothing.</summary>
    private static Schema.KubeVersion? Release(string text) =>
        Schema.KubeVersion.TryParse(text, out var version) && version.CompareTo(Schema.KubeVersion.Oldest) >= 0 && version.CompareTo(Schema.KubeVersion.Newest) <= 0
            ? version
            : null;

    private static string? Flag(ImmutableArray<KeyValuePair<string, string>> args, string name)
    {
        string? value = null;
        foreach (var arg in args)
        {
            if (arg.Key == name) value = arg.Value;
        }

        return value;
    }
}
