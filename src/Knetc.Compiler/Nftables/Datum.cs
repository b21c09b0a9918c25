namespace Knetc.Nftables;

/// <summary>A value that is the same for every packet. Data are compared by what they say.</summary>
public abstract record Datum : Expression;
