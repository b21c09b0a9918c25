namespace Knetc.Iptables;

/// <summary>A condition of a rule, or its comment.</summary>
public abstract record Match
{
    /// <summary>Writes the arguments, without a blank before or after them.</summary>
    internal abstract void Write(RuleText text);
}
