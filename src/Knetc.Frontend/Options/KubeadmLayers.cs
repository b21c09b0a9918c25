using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Options;

/// <summary>What a kubeadm ClusterConfiguration says about the cluster: flags it gives to components, and what kubeadm derives.</summary>
internal static class KubeadmLayers
{
    /// <summary>kubeadm's own default service range.</summary>
    private static readonly IpNetwork DefaultServiceSubnet = new(IpAddress.FromIPv4(0x0A600000), 12);

    private static readonly FieldPath ApiServerPath = FieldPath.Of("apiServer.extraArgs");
    private static readonly FieldPath ControllerManagerPath = FieldPath.Of("controllerManager.extraArgs");

    private static readonly DocumentFields Fields = new(
        (ClusterOption.KubeVersion, "kubernetesVersion"),
        (ClusterOption.ServiceClusterIPRange, "networking.serviceSubnet"),
        (ClusterOption.ClusterCidr, "networking.podSubnet"),
        (ClusterOption.ClusterDomain, "networking.dnsDomain"));

    /// <summary>The flags given to the API server, those of the controller manager, then the document itself.</summary>
    public static IEnumerable<OptionLayer> From(KubeadmConfiguration configuration, DiagnosticBag diagnostics)
    {
        yield return Arguments(configuration, ApiServerPath, ComponentOptions.ApiServer, OptionSources.ApiServerArgs, diagnostics);
        yield return Arguments(configuration, ControllerManagerPath, ComponentOptions.ControllerManager, OptionSources.ControllerManagerArgs, diagnostics);
        yield return Document(configuration, diagnostics);
    }

    public static OptionLayer Document(KubeadmConfiguration configuration, DiagnosticBag diagnostics) =>
        new LayerReader(OptionSources.Kubeadm, option => Find(configuration, option), diagnostics).Read();

    public static OptionLayer Defaults(KubeadmConfiguration configuration) => new(OptionSources.KubeadmDefault)
    {
        IsDefault = true,
        Location = configuration.Manifest.Locate(FieldPath.Of("kind")),
        ServiceClusterIPRanges = [DefaultServiceSubnet],
    };

    private static OptionLayer Arguments(
        KubeadmConfiguration configuration, FieldPath path, ComponentOptions component, string source, DiagnosticBag diagnostics)
    {
        var flags = ComponentFlags.OfExtraArgs(configuration.Manifest, path);
        return new LayerReader(source, option => component.Has(option) ? flags.Find(option) : null, diagnostics).Read();
    }

    /// <summary>A release outside the supported ones, or a label such as <c>stable</c>, states nothing.</summary>
    private static OptionPlace? Find(KubeadmConfiguration configuration, string option)
    {
        var place = Fields.Find(configuration.Manifest, option);
        return place is not null && option == ClusterOption.KubeVersion.Name && OptionSyntax.ParseVersion(place.Text, out _) is not null ? null : place;
    }
}
