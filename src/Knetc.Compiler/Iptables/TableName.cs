namespace Knetc.Iptables;

/// <summary>The tables that proxies use, in the order of the file.</summary>
public enum TableName
{
    Mangle,
    Filter,
    Nat,
}
