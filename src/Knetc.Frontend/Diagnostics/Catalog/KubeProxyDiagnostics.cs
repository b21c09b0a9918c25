using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about a KubeProxyConfiguration. With any of them kube-proxy refuses to start.</summary>
public static class KubeProxyDiagnostics
{
    public static readonly DiagnosticDescriptor Mode = new(
        "KN1481", Severity.Error, "an unknown proxy mode",
        "On Linux kube-proxy knows the modes iptables, ipvs and nftables, in lower case. nftables needs Kubernetes 1.31, or 1.29 with the feature gate NFTablesProxyMode; userspace was removed in 1.26. kube-proxy does not start with any other mode, and the node gets no rules.",
        "use iptables, ipvs or nftables, or leave the field empty for iptables");

    public static readonly DiagnosticDescriptor DetectLocalMode = new(
        "KN1482", Severity.Error, "an unknown way to detect local traffic",
        "detectLocalMode tells kube-proxy which traffic comes from pods of its own node: ClusterCIDR, NodeCIDR, BridgeInterface or InterfaceNamePrefix.",
        "use one of the four, or leave the field empty for ClusterCIDR");

    public static readonly DiagnosticDescriptor DetectLocalInterface = new(
        "KN1483", Severity.Error, "detection by interface without an interface",
        "The modes BridgeInterface and InterfaceNamePrefix recognise local traffic by the interface it comes from, so its name or prefix has to be given.",
        "set detectLocal.bridgeInterface or detectLocal.interfaceNamePrefix");

    public static readonly DiagnosticDescriptor BindAddress = new(
        "KN1484", Severity.Error, "the bind address is no IP address",
        "bindAddress selects the primary address family of kube-proxy: an IPv4 or IPv6 address, without a port.",
        "use 0.0.0.0 or ::, or an address of the node");

    public static readonly DiagnosticDescriptor ListenAddress = new(
        "KN1485", Severity.Error, "a health or metrics address is not IP:port",
        "kube-proxy answers health checks and metrics requests on an IP address and a port. Host names are not looked up, and IPv6 addresses stand in brackets.",
        "write IP:port, for example 0.0.0.0:10256 or [::]:10256");

    public static readonly DiagnosticDescriptor ClusterCidr = new(
        "KN1486", Severity.Error, "the cluster range is malformed",
        "clusterCIDR holds the range of all pods, or one range of each family joined by a comma. Traffic from outside it is masqueraded, so a wrong range would hide the addresses of clients. From Kubernetes 1.31 on it is checked only when local traffic is detected by it.",
        "write one CIDR, or an IPv4 and an IPv6 CIDR joined by a comma");

    public static readonly DiagnosticDescriptor NodePortAddresses = new(
        "KN1487", Severity.Error, "a node port address is no CIDR",
        "nodePortAddresses limits on which addresses of a node its node ports are open. Each entry is a CIDR; from Kubernetes 1.31 on `primary` may stand alone for the node's own IPs. Single addresses need a prefix length too.",
        "write CIDRs such as 192.0.2.0/24, or `primary` alone");

    public static readonly DiagnosticDescriptor PortRange = new(
        "KN1488", Severity.Error, "the port range is malformed",
        "portRange is written as first-last, first+count or a single port. It had a meaning in userspace mode only, but is still read.",
        "remove portRange, or write it as 30000-32767");

    public static readonly DiagnosticDescriptor MasqueradeBit = new(
        "KN1489", Severity.Error, "the masquerade bit is outside 0 to 31",
        "kube-proxy marks packets for masquerading with one bit of the 32-bit packet mark.",
        "use a bit from 0 to 31 that nothing else on the node uses; the default is 14");

    public static readonly DiagnosticDescriptor SyncPeriod = new(
        "KN1490", Severity.Error, "impossible sync periods",
        "kube-proxy rewrites its rules at most every minSyncPeriod and at least every syncPeriod. So syncPeriod is positive, minSyncPeriod is not negative, and it is not the longer one. The section of ipvs or nftables counts only in that mode.",
        "make syncPeriod at least as long as minSyncPeriod, or remove both");

    public static readonly DiagnosticDescriptor ConfigSyncPeriod = new(
        "KN1491", Severity.Error, "the configuration sync period is not positive",
        "configSyncPeriod is the time after which kube-proxy asks the API server for everything again.",
        "set a positive duration, or remove the field for 15m");

    public static readonly DiagnosticDescriptor OomScore = new(
        "KN1492", Severity.Error, "the OOM score adjustment is outside -1000 to 1000",
        "The kernel takes an adjustment from -1000 (never kill) to 1000 (kill first).",
        "use a number from -1000 to 1000; the default is -999");

    public static readonly DiagnosticDescriptor Conntrack = new(
        "KN1493", Severity.Error, "a connection tracking setting is negative",
        "Sizes and timeouts of the connection table are zero, which leaves the kernel's value, or positive.",
        "use zero or a positive value");

    public static readonly DiagnosticDescriptor Ipvs = new(
        "KN1494", Severity.Error, "an ipvs setting is malformed",
        "In ipvs mode the timeouts are not negative, and excludeCIDRs, the ranges whose virtual servers kube-proxy leaves alone, are CIDRs.",
        "use timeouts of zero or more, and CIDRs in excludeCIDRs");

    public static readonly DiagnosticDescriptor Burst = new(
        "KN1495", Severity.Error, "the client burst is negative",
        "clientConnection.burst is the number of requests that may exceed the rate limit for a moment.",
        "use zero or a positive number; zero means the default of 10");

    public static readonly DiagnosticDescriptor FeatureGate = new(
        "KN1496", Severity.Error, "a feature gate that cannot be set",
        "A gate can be set from the release that brought it until it is locked, after which only its final value is accepted. kube-proxy does not start with an unknown gate, or with a locked one set otherwise. Only the gates of its network features are judged here, since it accepts those of every component.",
        "remove the gate, or correct its name");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        Mode, DetectLocalMode, DetectLocalInterface, BindAddress, ListenAddress, ClusterCidr, NodePortAddresses, PortRange, MasqueradeBit,
        SyncPeriod, ConfigSyncPeriod, OomScore, Conntrack, Ipvs, Burst, FeatureGate,
    ];
}
