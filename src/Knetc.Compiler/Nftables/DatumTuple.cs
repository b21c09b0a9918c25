using System.Collections.Immutable;
using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>Several data as one key or value.</summary>
public sealed record DatumTuple(params ImmutableArray<Datum> Parts) : Datum
{
    public bool Equals(DatumTuple? other) => other is not null && Parts.AsSpan().SequenceEqual(other.Parts.AsSpan());

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
