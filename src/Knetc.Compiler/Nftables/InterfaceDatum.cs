using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>The name of an interface, or all names that begin so.</summary>
public sealed record InterfaceDatum(string Name, bool IsPrefix = false) : Datum
{
    internal override void Write(RuleText text)
    {
        text.Append('"');
        text.Append(Name);
        text.Append(IsPrefix ? "*\"" : "\"");
    }
}
