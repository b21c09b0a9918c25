using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A cluster IP of a Service.</summary>
/// <param name="Index">In <c>spec.clusterIPs</c>.</param>
/// <param name="IsRequested">Whether the manifest asks for it.</param>
internal readonly record struct ServiceAddress(Service Service, int Index, IpAddress Address, bool IsRequested)
{
    private static readonly FieldPath Spec = FieldPath.Of("spec");
    private static readonly FieldPath List = FieldPath.Of("spec.clusterIPs");
    private static readonly FieldPath Single = FieldPath.Of("spec.clusterIP");

    /// <summary>The field that asks for it, or the spec that leaves it open.</summary>
    public FieldPath Path => !IsRequested ? Spec : Service.Manifest.Has(List.Index(Index)) ? List.Index(Index) : Single;

    public RelatedLocation? Related => RuleFindings.At(Service.Manifest, Path, $"{Address} is the cluster IP of {Service.Manifest}");
}
