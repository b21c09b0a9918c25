using System.Collections.Immutable;
using Knetc.Ipvs;
using Knetc.Options;
using Knetc.Planning;

namespace Knetc.Output;

/// <summary>
/// What <c>apply.sh</c> works on in a proxy mode. Every script knows the parts of all modes, since it removes what other modes
/// have left.
/// </summary>
/// <param name="Filled">The parts that the mode fills, separated by blanks; of the others it leaves nothing in the kernel.</param>
/// <param name="Settings">Variables of the script.</param>
internal sealed record ApplyMode(string Filled, ImmutableArray<KeyValuePair<string, string>> Settings)
{
    /// <summary>The parts of the script that take steps, in order, separated by blanks.</summary>
    public const string Parts = "iptables nftables ipvs sysctl connections userspace";

    /// <summary>The templates that define their functions.</summary>
    public static readonly ImmutableArray<string> Texts =
        ["iptables", "cleanup", "flows", "conntrack", "nftables", "sysctl", "ipset", "servers", "ipvs", "userspace"];

    public static ApplyMode Of(NodePlan plan) => plan.Cluster.Options.ProxyMode switch
    {
        ProxyMode.Iptables => new("iptables", CommonSettings(plan)),
        ProxyMode.Ipvs => new("iptables ipvs", [.. CommonSettings(plan), .. IpvsSettingsOf(plan)]),
        ProxyMode.Userspace => new("iptables userspace", CommonSettings(plan)),
        ProxyMode.Nftables => new("nftables", CommonSettings(plan)),
        var mode => throw new NotSupportedException($"There is no script for mode {mode}."),
    };

    /// <summary>What ipvs mode may have left, and what is not its own.</summary>
    private static ImmutableArray<KeyValuePair<string, string>> CommonSettings(NodePlan plan) =>
    [
        new("excluded", string.Join(' ', IpvsSettings.ExcludedNetworks(plan.Cluster.Options.Proxy.Ipvs))),
        new("sets", string.Join(' ', IpvsSettings.SetNames)),
    ];

    private static ImmutableArray<KeyValuePair<string, string>> IpvsSettingsOf(NodePlan plan)
    {
        var proxy = plan.Cluster.Options.Proxy;
        string scheduler = SchedulerName.InForce(proxy);
        if (!SchedulerName.IsName(scheduler)) throw new ArgumentException($"No scheduler: {scheduler}", nameof(plan));
        return [new("scheduler", scheduler), new("timeouts", IpvsSettings.Timeouts(proxy.Ipvs))];
    }
}
