namespace Knetc.Nftables;

/// <summary>What can become of a packet.</summary>
public enum NftVerdictKind
{
    /// <summary>Goes on to the next hook.</summary>
    Accept,

    /// <summary>Disappears.</summary>
    Drop,

    /// <summary>Goes on behind the jump that led here; in a chain with a hook the packet is accepted.</summary>
    Return,

    /// <summary>Goes through another chain and comes back.</summary>
    Jump,

    /// <summary>Goes through another chain and does not come back here, but to where a return would lead.</summary>
    Goto,
}
