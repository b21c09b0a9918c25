using Knetc.Binding;
using Knetc.Diagnostics;

namespace Knetc.Options;

/// <summary>The ServiceCIDR named <c>kubernetes</c> mirrors the API server's own service range.</summary>
internal static class ServiceCidrLayer
{
    public const string OwnName = "kubernetes";

    private static readonly DocumentFields Fields = new((ClusterOption.ServiceClusterIPRange, "spec.cidrs"));

    public static OptionLayer From(ServiceCidr serviceCidr, DiagnosticBag diagnostics) =>
        new LayerReader(OptionSources.ServiceCidr, option => Fields.Find(serviceCidr.Manifest, option), diagnostics).Read();
}
