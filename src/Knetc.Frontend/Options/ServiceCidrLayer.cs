using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Options;

/// <summary>The ServiceCIDR named <c>kubernetes</c> mirrors the API server's own service range.</summary>
internal static class ServiceCidrLayer
{
    public const string OwnName = "kubernetes";

    public static OptionLayer From(ServiceCidr serviceCidr, DiagnosticBag diagnostics) => new("ServiceCIDR")
    {
        Location = serviceCidr.Manifest.Locate(FieldPath.Of("spec.cidrs")),
        ServiceClusterIPRanges = new OptionReader(serviceCidr.Manifest, diagnostics).Cidrs(string.Join(",", serviceCidr.Cidrs), "spec.cidrs"),
    };
}
