using System.Collections.Immutable;
using Knetc.Schema;

namespace Knetc.Nftables;

/// <summary>A named set, or a map when it has values.</summary>
/// <param name="Name">Unique within the table.</param>
/// <param name="Type">What its elements are.</param>
/// <param name="Elements">In the order of output; no key appears twice.</param>
/// <param name="Origin">What the set exists for; nothing for static sets.</param>
public sealed record NftSet(string Name, ElementType Type, ImmutableArray<Element> Elements, Origin Origin = default)
{
    /// <summary>How keys are stored and elements come and go.</summary>
    public NftSetFlags Flags { get; init; }

    /// <summary>How many seconds an element stays by itself; null for ever.</summary>
    public int? TimeoutSeconds { get; init; }

    /// <summary>The most elements it may have; null leaves that to the kernel.</summary>
    public int? Size { get; init; }

    /// <summary>Shown with the set; null without one.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether elements have values.</summary>
    public bool IsMap => Type.IsMap;
}
