using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>An InternalIP or ExternalIP of a node.</summary>
/// <param name="Index">In <c>status.addresses</c>.</param>
internal readonly record struct HostAddress(Node Node, int Index, IpAddress Address)
{
    public static readonly FieldPath ListPath = FieldPath.Of("status.addresses");

    public FieldPath Path => ListPath.Index(Index).Field("address");

    public RelatedLocation? Related => RuleFindings.At(Node.Manifest, Path, $"an address of {Node.Manifest}");
}
