namespace Knetc.Testing.Nftables;

/// <summary>A set or map as a text of nft has it.</summary>
public sealed class NftSetText
{
    /// <summary>Type, flags, comment and so on, a line each, in any order.</summary>
    public List<string> Properties { get; } = [];

    /// <summary>The elements, in any order.</summary>
    public List<string> Elements { get; } = [];
}
