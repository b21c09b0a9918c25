using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Incremental;
using Knetc.Ipvs;
using Knetc.Nftables;
using Knetc.Options;
using Knetc.Planning;
using Knetc.Userspace;

namespace Knetc.Output;

/// <summary>The back end of each proxy mode.</summary>
internal static class ProxyFiles
{
    /// <summary>Findings of the back end of the cluster's mode.</summary>
    /// <param name="options">Says the mode.</param>
    /// <param name="plan">Made only when a back end has to look at it.</param>
    public static IEnumerable<Diagnostic> Check(ClusterOptions options, Lazy<ClusterPlan> plan) => options.ProxyMode switch
    {
        ProxyMode.Iptables => [],
        ProxyMode.Ipvs => IpvsDiagnosis.Check(plan.Value),
        ProxyMode.Userspace => UserspaceDiagnosis.Check(plan.Value),
        ProxyMode.Nftables => NftablesDiagnosis.Check(plan.Value),
        _ => [],
    };

    /// <summary>The back end of the cluster's mode.</summary>
    /// <param name="plan">Says the mode.</param>
    /// <param name="previous">Gives the files of an earlier run by path; null when none counts.</param>
    /// <param name="memory">What earlier runs wrote, or null.</param>
    public static IProxyFiles Create(ClusterPlan plan, Func<string, ReadOnlyMemory<byte>?>? previous, EmissionMemory? memory) => plan.Options.ProxyMode switch
    {
        ProxyMode.Iptables => new IptablesFiles(plan, memory),
        ProxyMode.Ipvs => new IpvsFiles(plan),
        ProxyMode.Userspace => new UserspaceFiles(plan),
        ProxyMode.Nftables => new NftablesFiles(plan, previous),
        var mode => throw new NotSupportedException($"There is no back end for mode {mode}."),
    };

    /// <summary>The names of the files of every node, in the order of output.</summary>
    /// <param name="mode">The cluster's mode.</param>
    /// <param name="hasPrevious">Whether an earlier run counts.</param>
    public static ImmutableArray<string> Names(ProxyMode mode, bool hasPrevious) => mode switch
    {
        ProxyMode.Iptables => IptablesFiles.Names,
        ProxyMode.Ipvs => IpvsFiles.Names,
        ProxyMode.Userspace => UserspaceFiles.Names,
        ProxyMode.Nftables => NftablesFiles.Names(hasPrevious),
        _ => throw new NotSupportedException($"There is no back end for mode {mode}."),
    };
}
