using System.Collections.Immutable;
using Knetc.Schema;

namespace Knetc.Binding;

/// <summary>One endpoint of an EndpointSlice. Conditions are null where absent.</summary>
public sealed record Endpoint
{
    public ImmutableArray<string> Addresses { get; init; } = [];

    public bool? Ready { get; init; }

    public bool? Serving { get; init; }

    public bool? Terminating { get; init; }

    public string? Hostname { get; init; }

    public string? NodeName { get; init; }

    public string? Zone { get; init; }

    /// <summary><c>deprecatedTopology</c>: labels of older API versions, which nothing reads any more.</summary>
    public ImmutableArray<KeyValuePair<string, string>> DeprecatedTopology { get; init; } = [];

    /// <summary>Zones of <c>hints.forZones</c>.</summary>
    public ImmutableArray<string> ForZones { get; init; } = [];

    /// <summary>Nodes of <c>hints.forNodes</c> (1.33 and later).</summary>
    public ImmutableArray<string> ForNodes { get; init; } = [];

    public TargetReference? TargetRef { get; init; }

    /// <summary>The field this endpoint comes from: in its slice, or the workload of a generated one.</summary>
    public Origin Origin { get; init; }
}
