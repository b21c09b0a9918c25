namespace Knetc.Options;

/// <summary>How the rules of nftables mode are laid out; packets find no difference.</summary>
public enum NftablesLayout
{
    /// <summary>As kube-proxy lays them out: chains for every service port and endpoint.</summary>
    Reference,

    /// <summary>Elements of maps; the number of rules does not depend on the number of Services.</summary>
    Compact,
}
