namespace Knetc.Nftables;

/// <summary>The releases of kube-proxy whose rules differ.</summary>
internal enum NftablesRelease
{
    /// <summary>Up to 1.32; what the packet filter refuses is looked for before destinations are translated.</summary>
    Early,

    /// <summary>From 1.33 on; only source ranges are looked at that early.</summary>
    Stable,
}
