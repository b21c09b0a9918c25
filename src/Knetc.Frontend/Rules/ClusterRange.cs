using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Schema;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A range of the whole cluster, and where it is stated.</summary>
/// <param name="Network">The range.</param>
/// <param name="Name">As messages call it: <c>the service range</c>, <c>the range of ServiceCIDR more</c>.</param>
/// <param name="Location">Null when the command line states it, or nobody.</param>
internal sealed record ClusterRange(IpNetwork Network, string Name, SourceLocation? Location)
{
    /// <summary>The ServiceCIDR it is from; null for ranges of options.</summary>
    public ManifestObject? Manifest { get; init; }

    /// <summary>Its field in the ServiceCIDR.</summary>
    public FieldPath Path { get; init; } = FieldPath.Root;

    /// <summary>The place as a related one, or null.</summary>
    public RelatedLocation? Related => Location is null ? null : new RelatedLocation($"{Name} {Network}", Location);
}
