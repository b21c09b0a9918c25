using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>Puts a key into a set, or starts its time again when it is there. Goes on with the rule.</summary>
/// <param name="Set">Name of the set.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">The value, if it is a map.</param>
public sealed record UpdateStatement(string Set, Expression Key, Expression? Value = null) : Statement
{
    /// <summary>How many seconds the element stays, if not as long as the set says.</summary>
    public int? TimeoutSeconds { get; init; }

    internal override void Write(RuleText text)
    {
        text.Append("update @");
        text.Append(Set);
        text.Append(" { ");
        Key.Write(text);
        if (TimeoutSeconds is { } seconds)
        {
            text.Append(" timeout ");
            text.Append(seconds);
            text.Append('s');
        }

        if (Value is not null)
        {
            text.Append(" : ");
            Value.Write(text);
        }

        text.Append(" }");
    }
}
