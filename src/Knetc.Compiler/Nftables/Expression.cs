using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>Something with a value for every packet.</summary>
public abstract record Expression
{
    /// <summary>Writes it without a blank before or after.</summary>
    internal abstract void Write(RuleText text);
}
