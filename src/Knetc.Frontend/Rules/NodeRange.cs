using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A pod range that a manifest gives to a node.</summary>
/// <param name="Index">In <c>spec.podCIDRs</c>.</param>
internal readonly record struct NodeRange(Node Node, int Index, IpNetwork Network)
{
    private static readonly FieldPath List = FieldPath.Of("spec.podCIDRs");
    private static readonly FieldPath Single = FieldPath.Of("spec.podCIDR");

    public FieldPath Path => Node.Manifest.Has(List.Index(Index)) ? List.Index(Index) : Single;

    public RelatedLocation? Related => RuleFindings.At(Node.Manifest, Path, $"pod range of {Node.Manifest}");
}
