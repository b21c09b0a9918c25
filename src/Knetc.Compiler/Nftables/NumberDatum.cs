using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>A value of <see cref="RandomNumber"/>.</summary>
public sealed record NumberDatum : Datum
{
    private static readonly NumberDatum[] Small = [.. Enumerable.Range(0, 256).Select(static value => new NumberDatum(value))];

    private NumberDatum(int value) => Value = value;

    public int Value { get; }

    public static NumberDatum Of(int value) => (uint)value < (uint)Small.Length ? Small[value] : new NumberDatum(value);

    internal override void Write(RuleText text) => text.Append(Value);
}
