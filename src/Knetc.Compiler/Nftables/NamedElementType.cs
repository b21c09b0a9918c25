using System.Collections.Immutable;
using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>Types by name.</summary>
/// <param name="Key">The parts of the key.</param>
/// <param name="Value">The parts of the value; empty in a set.</param>
public sealed record NamedElementType(ImmutableArray<DatumType> Key, ImmutableArray<DatumType> Value) : ElementType
{
    public NamedElementType(params ImmutableArray<DatumType> key)
        : this(key, [])
    {
    }

    public override bool IsMap => !Value.IsEmpty;

    public bool Equals(NamedElementType? other) =>
        other is not null && Key.AsSpan().SequenceEqual(other.Key.AsSpan()) && Value.AsSpan().SequenceEqual(other.Value.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Key.Length, Value.Length, Key[0]);

    internal override void Write(RuleText text)
    {
        text.Append("type ");
        Write(Key, text);
        if (Value.IsEmpty) return;
        text.Append(" : ");
        Write(Value, text);
    }

    private static void Write(ImmutableArray<DatumType> types, RuleText text)
    {
        for (int i = 0; i < types.Length; i++)
        {
            if (i > 0) text.Append(" . ");
            text.Append(types[i] switch
            {
                DatumType.IPv4Address => "ipv4_addr",
                DatumType.IPv6Address => "ipv6_addr",
                DatumType.Protocol => "inet_proto",
                DatumType.Port => "inet_service",
                DatumType.Mark => "mark",
                DatumType.InterfaceName => "ifname",
                _ => "verdict",
            });
        }
    }
}
