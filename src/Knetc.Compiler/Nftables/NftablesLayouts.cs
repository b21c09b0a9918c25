using Knetc.Nftables.Compact;
using Knetc.Options;
using Knetc.Planning;

namespace Knetc.Nftables;

/// <summary>The back ends of nftables mode.</summary>
public static class NftablesLayouts
{
    /// <summary>The back end of the cluster's layout: gives the tables of each of its nodes.</summary>
    public static Func<NodePlan, NftRuleSet> BackEnd(ClusterPlan cluster) => cluster.Options.NftablesLayout switch
    {
        NftablesLayout.Compact => new CompactBackend(cluster).Generate,
        _ => new NftablesBackend(cluster).Generate,
    };
}
