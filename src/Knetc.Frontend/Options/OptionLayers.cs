using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Schema;

namespace Knetc.Options;

/// <summary>Gathers what all sources state, strongest first, with the defaults at the end.</summary>
internal static class OptionLayers
{
    /// <summary>The API server's own default, taken when nobody states a service range.</summary>
    private static readonly IpNetwork DefaultServiceRange = new(IpAddress.FromIPv4(0x0A000000), 24);

    private static readonly OptionLayer Default = new(OptionSources.Default)
    {
        IsDefault = true,
        KubeVersion = KubeVersion.Newest,
        ServiceClusterIPRanges = [DefaultServiceRange],
        ServiceNodePortRange = new PortRange(30000, 32767),
        KubernetesServiceNodePort = 0,
        SecurePort = 6443,
        EndpointReconcilerType = "lease",
        AllocateNodeCidrs = true,
        NodeCidrMaskSizeIPv4 = 24,
        NodeCidrMaskSizeIPv6 = 64,
        MaxEndpointsPerSlice = 100,
        MirroringMaxEndpointsPerSubset = 1000,
        ClusterDomain = "cluster.local",
        NodeCount = 1,
        ProxyMode = Options.ProxyMode.Iptables,
        NftablesLayout = Options.NftablesLayout.Reference,
    };

    /// <param name="commandLine">What the caller states.</param>
    /// <param name="projects">The project files; their options count whatever else is wrong with them.</param>
    /// <param name="objects">The objects without errors.</param>
    /// <param name="commands">The components that pods of the input run.</param>
    /// <param name="diagnostics">Receives what cannot be understood.</param>
    public static ImmutableArray<OptionLayer> Gather(
        OptionLayer commandLine,
        ImmutableArray<Project> projects,
        BoundObjects objects,
        ImmutableArray<ComponentCommand> commands,
        DiagnosticBag diagnostics)
    {
        var layers = new List<OptionLayer> { commandLine };
        foreach (var project in projects) layers.Add(ProjectLayer.From(project, diagnostics));
        layers.AddRange(ComponentLayers.From(commands, diagnostics));
        foreach (var configuration in objects.KubeProxyConfigurations) layers.Add(KubeProxyLayer.From(configuration));
        foreach (var serviceCidr in objects.ServiceCidrs)
        {
            if (serviceCidr.Name == ServiceCidrLayer.OwnName) layers.Add(ServiceCidrLayer.From(serviceCidr, diagnostics));
        }

        foreach (var configuration in objects.KubeadmConfigurations) layers.AddRange(KubeadmLayers.From(configuration, diagnostics));
        foreach (var configuration in objects.KindConfigurations) layers.Add(KindLayer.From(configuration, diagnostics));
        foreach (var configuration in objects.KubeadmConfigurations) layers.Add(KubeadmLayers.Defaults(configuration));
        foreach (var configuration in objects.KindConfigurations) layers.Add(KindLayer.Defaults(configuration));
        layers.Add(Default);
        if (objects.Nodes.IsEmpty) layers.Add(AssumedNodes.PodRange(First(layers, static layer => layer.ServiceClusterIPRanges)!.Value));

        var podRanges = First(layers, static layer => layer.ClusterCidrs);
        var family = podRanges is [{ Family: IpFamily.IPv6 }] ? IpFamily.IPv6 : IpFamily.IPv4;
        return [.. layers.Select(layer => layer.WithMaskOf(family))];
    }

    /// <summary>The release in force, which is needed before the objects that state the other options can be validated.</summary>
    public static KubeVersion Release(OptionLayer commandLine, BoundObjects objects)
    {
        if (commandLine.KubeVersion is { } given) return given;

        // What cannot be understood is reported when the layers are gathered.
        var unread = new DiagnosticBag();
        foreach (var project in objects.Projects)
        {
            if (ProjectLayer.From(project, unread).KubeVersion is { } version) return version;
        }

        foreach (var configuration in objects.KubeadmConfigurations)
        {
            if (KubeadmLayers.Document(configuration, unread).KubeVersion is { } version) return version;
        }

        return KubeVersion.Newest;
    }

    /// <summary>The value of the strongest layer that states one.</summary>
    public static T? First<T>(IEnumerable<OptionLayer> layers, Func<OptionLayer, T?> select)
        where T : struct
    {
        foreach (var layer in layers)
        {
            if (select(layer) is { } value) return value;
        }

        return null;
    }
}
