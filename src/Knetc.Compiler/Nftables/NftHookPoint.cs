namespace Knetc.Nftables;

/// <summary>The places on a packet's way where chains can stand.</summary>
public enum NftHookPoint
{
    Prerouting,
    Input,
    Forward,
    Output,
    Postrouting,
}
