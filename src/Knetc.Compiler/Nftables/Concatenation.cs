using System.Collections.Immutable;
using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>Several values as one key; its value is a <see cref="DatumTuple"/>.</summary>
public sealed record Concatenation(params ImmutableArray<Expression> Parts) : Expression
{
    public bool Equals(Concatenation? other) => other is not null && Parts.AsSpan().SequenceEqual(other.Parts.AsSpan());

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var part in Parts) hash.Add(part);
        return hash.ToHashCode();
    }

    internal override void Write(RuleText text)
    {
        for (int i = 0; i < Parts.Length; i++)
        {
            if (i > 0) text.Append(" . ");
            Parts[i].Write(text);
        }
    }
}
