using Knetc.Net;
using Knetc.Options;

namespace Knetc.Rules;

/// <summary>One of the cluster's ranges, and the source that states it.</summary>
/// <param name="Name"><c>service range</c> or <c>pod range</c>.</param>
/// <param name="Network">The range.</param>
/// <param name="Statement">The option it is part of.</param>
/// <param name="Part">Its place among the ranges of the option.</param>
internal sealed record StatedRange(string Name, IpNetwork Network, OptionStatement Statement, int Part)
{
    public const string Services = "service range";
    public const string Pods = "pod range";

    /// <summary>The service ranges and pod ranges in force.</summary>
    public static IEnumerable<StatedRange> InForce(ClusterOptions options)
    {
        foreach (var range in ServicesInForce(options)) yield return range;
        if (options.Table.Find(ClusterOption.ClusterCidr) is not { } pods) yield break;
        for (int i = 0; i < options.ClusterCidrs.Length; i++) yield return new StatedRange(Pods, options.ClusterCidrs[i], pods.InForce, i);
    }

    /// <summary>The service ranges in force.</summary>
    public static IEnumerable<StatedRange> ServicesInForce(ClusterOptions options)
    {
        if (options.Table.Find(ClusterOption.ServiceClusterIPRange) is not { } services) yield break;
        for (int i = 0; i < options.ServiceClusterIPRanges.Length; i++) yield return new StatedRange(Services, options.ServiceClusterIPRanges[i], services.InForce, i);
    }
}
