using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>A random number from 0 to <paramref name="Modulus"/> - 1.</summary>
public sealed record RandomNumber(int Modulus) : Expression
{
    internal override void Write(RuleText text)
    {
        text.Append("numgen random mod ");
        text.Append(Modulus);
    }
}
