namespace Knetc.Planning;

/// <summary>How many chain and rule lines a sync writes in the two tables, as the reference logs it.</summary>
public readonly record struct SyncCounts(int FilterChains, int FilterRules, int NatChains, int NatRules);
