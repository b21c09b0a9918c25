using System.Collections.Immutable;
using Knetc.Schema;

namespace Knetc.Binding;

internal static class KubeadmConfigurationBinder
{
    public static KubeadmConfiguration Bind(ManifestObject manifest)
    {
        var root = new FieldReader(manifest.Root);
        var networking = root.Object("networking");
        return new KubeadmConfiguration(manifest)
        {
            KubernetesVersion = root.Text("kubernetesVersion"),
            ServiceSubnet = networking.Text("serviceSubnet"),
            PodSubnet = networking.Text("podSubnet"),
            DnsDomain = networking.Text("dnsDomain"),
            ApiServerArgs = BindArgs(root.Object("apiServer")),
            ControllerManagerArgs = BindArgs(root.Object("controllerManager")),
        };
    }

    /// <summary>v1beta3 has a map, v1beta4 a list of name and value.</summary>
    private static ImmutableArray<KeyValuePair<string, string>> BindArgs(FieldReader component) =>
        component.List("extraArgs") is null
            ? component.Map("extraArgs")
            : component.Items("extraArgs", static arg => new KeyValuePair<string, string>(arg.Text("name"), arg.Text("value")));
}
