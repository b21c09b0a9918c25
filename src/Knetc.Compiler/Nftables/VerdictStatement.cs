using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>Says where the packet goes.</summary>
public sealed record VerdictStatement(NftVerdict Verdict) : Statement
{
    public static readonly VerdictStatement Accept = new(NftVerdict.Accept);

    public static readonly VerdictStatement Drop = new(NftVerdict.Drop);

    public static readonly VerdictStatement Return = new(NftVerdict.Return);

    public static VerdictStatement Jump(string chain) => new(NftVerdict.Jump(chain));

    public static VerdictStatement Goto(string chain) => new(NftVerdict.Goto(chain));

    internal override void Write(RuleText text) => Verdict.Write(text);
}
