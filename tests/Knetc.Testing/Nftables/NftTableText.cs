namespace Knetc.Testing.Nftables;

/// <summary>A table as a text of nft has it.</summary>
public sealed class NftTableText
{
    /// <summary>The comment of the table, in quotes; null without one.</summary>
    public string? Comment { get; set; }

    /// <summary>Sets and maps by name, each with its keyword in front of the name.</summary>
    public Dictionary<string, NftSetText> Sets { get; } = new(StringComparer.Ordinal);

    /// <summary>Chains by name: the lines between the braces.</summary>
    public Dictionary<string, List<string>> Chains { get; } = new(StringComparer.Ordinal);
}
