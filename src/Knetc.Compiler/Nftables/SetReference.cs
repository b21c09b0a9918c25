namespace Knetc.Nftables;

/// <summary>A set or map used in a rule.</summary>
public abstract record SetReference : Expression;
