using System.Collections.Frozen;

namespace Knetc.Testing.Restore;

/// <summary>What counts as identical; see <c>captures/README.md</c> of the conformance tests.</summary>
public sealed record ComparisonRules
{
    private static readonly FrozenSet<string> DispatchChains = FrozenSet.ToFrozenSet(
        ["KUBE-SERVICES", "KUBE-NODEPORTS", "KUBE-EXTERNAL-SERVICES", "KUBE-PROXY-FIREWALL"],
        StringComparer.Ordinal);

    private ComparisonRules()
    {
    }

    /// <summary>Texts for iptables-restore: the reference's has no hooks, ours has.</summary>
    public static ComparisonRules RestoreText { get; } = new() { UnorderedChains = DispatchChains, HooksCount = false };

    /// <summary>Texts from iptables-save in iptables mode.</summary>
    public static ComparisonRules KernelState { get; } = new() { UnorderedChains = DispatchChains, HooksCount = true };

    /// <summary>Texts from iptables-save in ipvs mode.</summary>
    public static ComparisonRules IpvsKernelState { get; } = new()
    {
        UnorderedChains = FrozenSet.ToFrozenSet(["KUBE-IPVS-OUT-FILTER"], StringComparer.Ordinal),
        HooksCount = true,
    };

    /// <summary>Chains the reference fills in map order; all others compare rule by rule.</summary>
    public required FrozenSet<string> UnorderedChains { get; init; }

    /// <summary>Whether jumps from built-in chains compare too.</summary>
    public required bool HooksCount { get; init; }

    /// <summary>Empty chains by which the reference notices a flush; they do not count.</summary>
    public static bool IsCanary(string chain) => chain == "KUBE-PROXY-CANARY";

    /// <summary>Rules that close an unordered chain, in any order between each other.</summary>
    public static bool MustBeLast(string rule) => rule.Contains("this must be the last rule in this chain", StringComparison.Ordinal);
}
