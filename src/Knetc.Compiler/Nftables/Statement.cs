using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>One step of a rule.</summary>
public abstract record Statement
{
    /// <summary>Writes it without a blank before or after.</summary>
    internal abstract void Write(RuleText text);
}
