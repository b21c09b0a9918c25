using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>The type of a set's elements, given by the names of types or by expressions that have the type.</summary>
public abstract record ElementType
{
    /// <summary>Whether elements have values.</summary>
    public abstract bool IsMap { get; }

    /// <summary>Writes <c>type …</c> or <c>typeof …</c>.</summary>
    internal abstract void Write(RuleText text);
}
