namespace Knetc.Iptables;

/// <summary>What happens to a packet that a rule holds for.</summary>
public abstract record Target
{
    /// <summary>Writes the arguments, from <c>-j</c> on.</summary>
    internal abstract void Write(RuleText text);
}
