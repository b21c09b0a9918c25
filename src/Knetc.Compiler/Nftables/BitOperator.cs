namespace Knetc.Nftables;

/// <summary>Operations on bits.</summary>
public enum BitOperator
{
    And,
    Or,
    Xor,
}
