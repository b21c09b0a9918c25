using Knetc.Nftables;

namespace Knetc.Tracing;

/// <summary>What a statement did.</summary>
/// <param name="Packet">The packet afterwards.</param>
/// <param name="Holds">False ends the rule, and the next one follows.</param>
internal readonly record struct NftStep(PacketState Packet, bool Holds)
{
    /// <summary>Where to go on; null for the next statement.</summary>
    public NftVerdict? Verdict { get; init; }

    /// <summary>The packet leaves the chains of this hook.</summary>
    public bool Ends { get; init; }

    /// <summary>The named map that was asked.</summary>
    public string? Set { get; init; }

    /// <summary>What it answered.</summary>
    public Element? Element { get; init; }
}
