namespace Knetc.Hashing;

/// <summary>The first 128 bits of a hash.</summary>
/// <param name="High">Its first eight bytes, big-endian.</param>
/// <param name="Low">The eight bytes behind them.</param>
public readonly record struct HashHead(ulong High, ulong Low);
