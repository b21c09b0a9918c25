using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>Where a packet goes.</summary>
public sealed record NftVerdict : Datum
{
    public static readonly NftVerdict Accept = new(NftVerdictKind.Accept, "");

    public static readonly NftVerdict Drop = new(NftVerdictKind.Drop, "");

    public static readonly NftVerdict Return = new(NftVerdictKind.Return, "");

    private NftVerdict(NftVerdictKind kind, string chain)
    {
        Kind = kind;
        Chain = chain;
    }

    public NftVerdictKind Kind { get; }

    /// <summary>The chain of a jump or goto; else empty.</summary>
    public string Chain { get; }

    public static NftVerdict Jump(string chain) => new(NftVerdictKind.Jump, chain);

    public static NftVerdict Goto(string chain) => new(NftVerdictKind.Goto, chain);

    internal override void Write(RuleText text)
    {
        text.Append(Kind switch
        {
            NftVerdictKind.Accept => "accept",
            NftVerdictKind.Drop => "drop",
            NftVerdictKind.Return => "return",
            NftVerdictKind.Jump => "jump ",
            _ => "goto ",
        });
        text.Append(Chain);
    }
}
