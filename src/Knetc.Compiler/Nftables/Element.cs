using Knetc.Iptables;
using Knetc.Schema;

namespace Knetc.Nftables;

/// <summary>An element of a set or map.</summary>
/// <param name="Key">The key; a <see cref="DatumTuple"/> when it has parts.</param>
/// <param name="Value">What the key leads to; null in a set.</param>
/// <param name="Origin">The field that asks for it.</param>
public sealed record Element(Datum Key, Datum? Value = null, Origin Origin = default)
{
    /// <summary>Shown with the element; null without one.</summary>
    public string? Comment { get; init; }

    /// <summary>How many seconds it stays, if not as long as its set says.</summary>
    public int? TimeoutSeconds { get; init; }

    internal void Write(RuleText text)
    {
        Key.Write(text);
        if (TimeoutSeconds is { } seconds)
        {
            text.Append(" timeout ");
            text.Append(seconds);
            text.Append('s');
        }

        if (Comment is not null)
        {
            text.Append(" comment ");
            NftWriter.WriteQuoted(Comment, text);
        }

        if (Value is null) return;
        text.Append(" : ");
        Value.Write(text);
    }
}
