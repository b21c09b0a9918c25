namespace Knetc.Iptables;

/// <summary>Ends the packet's way through the table, or through this chain.</summary>
public sealed record VerdictTarget(Verdict Verdict) : Target
{
    public static readonly VerdictTarget Accept = new(Verdict.Accept);
    public static readonly VerdictTarget Drop = new(Verdict.Drop);
    public static readonly VerdictTarget Reject = new(Verdict.Reject);
    public static readonly VerdictTarget Return = new(Verdict.Return);

    internal override void Write(RuleText text) => text.Append(Verdict switch
    {
        Verdict.Accept => "-j ACCEPT",
        Verdict.Drop => "-j DROP",
        Verdict.Reject => "-j REJECT",
        _ => "-j RETURN",
    });
}
