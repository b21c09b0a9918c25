namespace Knetc.Nftables;

/// <summary>Where the kernel hands packets to a chain. Packets that pass are accepted.</summary>
/// <param name="Type">What the chain may do.</param>
/// <param name="Point">The place on a packet's way.</param>
/// <param name="Priority">Lower numbers come first; translation of destinations is at -100, of sources at 100.</param>
public sealed record NftHook(NftHookType Type, NftHookPoint Point, int Priority);
