using System.Collections.Immutable;
using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>A set or map written into its rule.</summary>
public sealed record AnonymousSet(params ImmutableArray<Element> Elements) : SetReference
{
    public bool Equals(AnonymousSet? other) => other is not null && Elements.AsSpan().SequenceEqual(other.Elements.AsSpan());

    public override int GetHashCode() => Elements.Length;

    internal override void Write(RuleText text)
    {
        text.Append("{ ");
        for (int i = 0; i < Elements.Length; i++)
        {
            if (i > 0) text.Append(", ");
            Elements[i].Write(text);
        }

        text.Append(" }");
    }
}
