using System.Collections.Immutable;
using Knetc.Ipvs;
using Knetc.Options;
using Knetc.Planning;

namespace Knetc.Output;

/// <summary>What <c>apply.sh</c> works on in a proxy mode.</summary>
/// <param name="Parts">The parts of the script that take steps, in order, separated by blanks.</param>
/// <param name="Filled">Those of them that the mode fills; of the others it leaves nothing in the kernel.</param>
/// <param name="Texts">The templates that define their functions.</param>
/// <param name="Settings">Variables of the script.</param>
internal sealed record ApplyMode(
    string Parts, string Filled, ImmutableArray<string> Texts, ImmutableArray<KeyValuePair<string, string>> Settings)
{
    public static ApplyMode Of(NodePlan plan) => plan.Cluster.Options.ProxyMode switch
    {
        ProxyMode.Iptables => new("iptables sysctl connections", "iptables", ["iptables", "cleanup", "flows", "conntrack", "sysctl"], []),
        ProxyMode.Ipvs => new("iptables ipvs", "iptables ipvs", ["iptables", "cleanup", "flows", "sysctl", "ipset", "servers", "ipvs"], IpvsSettingsOf(plan)),
        ProxyMode.Userspace => new("iptables sysctl userspace", "iptables", ["iptables", "cleanup", "flows", "sysctl", "userspace"], []),
        var mode => throw new NotSupportedException($"There is no script for mode {mode}."),
    };

    private static ImmutableArray<KeyValuePair<string, string>> IpvsSettingsOf(NodePlan plan)
    {
        var proxy = plan.Cluster.Options.Proxy;
        string scheduler = SchedulerName.InForce(proxy);
        if (!SchedulerName.IsName(scheduler)) throw new ArgumentException($"No scheduler: {scheduler}", nameof(plan));
        return
        [
            new("scheduler", scheduler),
            new("timeouts", IpvsSettings.Timeouts(proxy.Ipvs)),
            new("excluded", string.Join(' ', IpvsSettings.ExcludedNetworks(proxy.Ipvs))),
            new("sets", string.Join(' ', IpvsSettings.SetNames)),
        ];
    }
}
