namespace Knetc.Nftables;

/// <summary>What a chain with a hook may do.</summary>
public enum NftHookType
{
    Filter,

    /// <summary>Sees only the first packet of a connection.</summary>
    Nat,
}
