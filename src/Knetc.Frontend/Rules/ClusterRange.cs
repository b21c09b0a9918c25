using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Options;
using Knetc.Schema;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A range of the whole cluster, and where it is stated: as an option or in a ServiceCIDR.</summary>
/// <param name="Network">The range.</param>
/// <param name="Name">As messages call it: <c>the service range</c>, <c>the range of ServiceCIDR more</c>.</param>
internal sealed record ClusterRange(IpNetwork Network, string Name)
{
    /// <summary>The option it is part of; null for the range of a ServiceCIDR.</summary>
    public OptionStatement? Statement { get; init; }

    /// <summary>Its place among the ranges of the option.</summary>
    public int Part { get; init; }

    /// <summary>The ServiceCIDR it is from; null for ranges of options.</summary>
    public ManifestObject? Manifest { get; init; }

    /// <summary>Its field in the ServiceCIDR.</summary>
    public FieldPath Path { get; init; } = FieldPath.Root;

    /// <summary>Null when the command line states it, or nobody.</summary>
    public SourceLocation? Location => Manifest is null ? Statement?.Place?.Part(Part) ?? Statement?.Location : Manifest.Locate(Path);

    /// <summary>The place as a related one, or null.</summary>
    public RelatedLocation? Related => Location is { } location ? new RelatedLocation($"{Name} {Network}", location) : null;

    /// <summary>Reports a finding about this range.</summary>
    public void Report(RuleFindings findings, string message, params RelatedLocation?[] related)
    {
        if (Manifest is not null) findings.Add(Manifest, Path, message, related);
        else if (Statement is null) findings.Add((SourceLocation?)null, message, related);
        else findings.Add(Statement, findings.New(message) with { Related = [.. related.OfType<RelatedLocation>()] }, Part);
    }
}
