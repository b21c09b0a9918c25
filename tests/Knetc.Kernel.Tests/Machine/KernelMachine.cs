using System.Collections.Concurrent;

namespace Knetc.Kernel.Machine;

/// <summary>What this machine can run.</summary>
internal static class KernelMachine
{
    public const string MissingFeature = "missing kernel feature: ";

    private static readonly string[] Tools =
        ["ip", "nsenter", "iptables-nft", "ip6tables-nft", "iptables-legacy", "ip6tables-legacy", "conntrack", "ipset", "dash", "bash", "nft", "ping", "named-checkzone", "/usr/lib/cni/bridge"];

    private static readonly string[] Unsupported =
        ["not supported", "Unknown device type", "can't initialize iptables table", "can't initialize ip6tables table", "Cannot open session to kernel"];

    private static readonly ConcurrentDictionary<KernelFeature, bool> Features = [];
    private static readonly Lazy<string?> General = new(FindReason);

    public static bool IsRoot => Environment.IsPrivilegedProcess && OperatingSystem.IsLinux();

    /// <summary>Whether a process may get a network namespace of its own.</summary>
    public static bool HasNamespaces { get; } = IsRoot && Shell.TryRun("unshare", "-n", "true");

    /// <summary>Why a test with these needs cannot run here; null if it can.</summary>
    public static string? ReasonToSkip(params IEnumerable<KernelFeature> features)
    {
        if (General.Value is { } reason) return reason;
        var missing = features.Where(feature => !Features.GetOrAdd(feature, Has)).ToList();
        return missing.Count == 0 ? null : MissingFeature + string.Join(", ", missing);
    }

    private static string? FindReason()
    {
        if (!IsRoot) return "needs root on Linux";
        if (!HasNamespaces) return "needs a working unshare -n";
        var missing = Tools.Where(tool => !Shell.TryRun("sh", "-c", $"PATH=$PATH:/usr/sbin:/sbin; command -v {tool}")).ToList();
        return missing.Count == 0 ? null : $"missing tools: {string.Join(", ", missing)}";
    }

    /// <summary>Only an error that speaks of a missing feature counts as one; any other is for the tests to fail on.</summary>
    private static bool Has(KernelFeature feature)
    {
        var result = Shell.Run("unshare", "-n", "sh", "-c", $"PATH=$PATH:/usr/sbin:/sbin; {Probe(feature)}");
        return result.ExitCode == 0 || !Unsupported.Any(text => result.Error.Contains(text, StringComparison.OrdinalIgnoreCase));
    }

    private static string Probe(KernelFeature feature) => feature switch
    {
        KernelFeature.NfTables => "iptables-nft -t nat -L POSTROUTING && ip6tables-nft -t nat -L POSTROUTING",
        KernelFeature.LegacyTables => "iptables-legacy -t nat -L POSTROUTING && ip6tables-legacy -t nat -L POSTROUTING",
        KernelFeature.Veth => "ip link add name probe0 type veth peer name probe1",
        KernelFeature.Vxlan => "ip link add name probe0 type vxlan id 1 dstport 8472 local 127.0.0.1",
        KernelFeature.Bridge => "ip link add name probe0 type bridge",
        KernelFeature.BridgeNetfilter =>
            "modprobe -q br_netfilter; ip link add name probe0 type bridge; test -e /proc/sys/net/bridge/bridge-nf-call-iptables || { echo Not supported >&2; false; }",
        KernelFeature.IpSet => "ipset create probe0 hash:ip && iptables-nft -A INPUT -m set --match-set probe0 src",
        KernelFeature.Ipvs => $"command -v {UserModeLinux.Program} || {{ echo Not supported >&2; false; }}",
        KernelFeature.Nginx =>
            @"test -e ""$(nginx -V 2>&1 | sed -n 's/.*--modules-path=\([^ ]*\).*/\1/p')/ngx_stream_module.so"" || { echo Not supported >&2; false; }",
        KernelFeature.ShellCheck => "command -v shellcheck || { echo Not supported >&2; false; }",
        _ => throw new ArgumentOutOfRangeException(nameof(feature)),
    };
}
