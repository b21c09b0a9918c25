namespace Knetc.Fuzz.Shapes;

/// <summary>Values that some field somewhere takes, and some that none should.</summary>
internal static class ShapeValues
{
    public static readonly string[] Texts =
    [
        "web", "shop", "a", "b", "default", "kubernetes", "kube-system", "node-1", "n", "http", "", "None", "Local", "Cluster", "ClusterIP", "NodePort", "LoadBalancer", "ExternalName", "ClientIP", "TCP", "UDP", "SCTP",
        "IPv4", "IPv6", "FQDN", "SingleStack", "PreferDualStack", "RequireDualStack", "PreferClose", "PreferSameNode", "10.0.0.1", "10.0.0.10", "10.96.0.10", "10.244.0.5", "192.168.0.7", "127.0.0.1", "0.0.0.0", "169.254.0.1", "224.0.0.1",
        "fd00::1", "fd00:10:96::a", "::", "::1", "fe80::1", "::ffff:10.0.0.1", "010.0.0.1", "10.0.0.0/24", "10.96.0.0/12", "10.244.0.0/16", "10.244.1.0/24", "10.244.0.1/16", "0.0.0.0/0", "fd00::/108", "fd00:10:244::/56", "::/0", "10.0.0.0/32",
        "30000-32767", "30000+100", "0-0", "65535-1", "cluster.local", "example.com", "a.b.c", "iptables", "ipvs", "nftables", "userspace", "ClusterCIDR", "NodeCIDR", "BridgeInterface", "InterfaceNamePrefix", "eth0", "rr", "sh", "mh",
        "always", "Always", "Never", "OnFailure", "RollingUpdate", "Recreate", "Parallel", "Exists", "Equal", "In", "NotIn", "DoesNotExist", "NoSchedule", "NoExecute", "True", "False", "Ready", "InternalIP", "Hostname", "1.36", "v1.30.0",
        "app", "app.kubernetes.io/name", "kubernetes.io/service-name", "service.kubernetes.io/service-proxy-name", "service.kubernetes.io/headless", "service.kubernetes.io/topology-mode", "Auto", "endpointslice.kubernetes.io/skip-mirror",
        "kubernetes.io/hostname", "kubernetes.io/metadata.name", "kubectl.kubernetes.io/last-applied-configuration", "topology.kubernetes.io/zone", "control-plane", "worker", "rules", "cluster", "source-map", "dns", "csharp", "pod-network",
        "1m30s", "0s", "-1s", "999999h", "2026-01-02T03:04:05Z", "500m", "1Gi", "80", "0", "-1", "65536", "KN3034", "warning", "error", "Service default/web", "generated", "../x", "/etc", "k8s/**/*.yaml", "**", "$(reboot)", "\"; x #", "a b", "A",
        "-a", "a-", "a.", ".a", "a_b", "\n", "\u0000", "\u2028", "\ud83d\ude00", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ];

    public static readonly string[] Numbers =
    [
        "80", "0", "1", "-1", "2", "3", "443", "1024", "30000", "30080", "32767", "32768", "65535", "65536", "10800", "86400", "86401", "24", "16", "32", "64", "108", "128", "129", "100", "1000", "1001", "2147483647", "-2147483648", "2147483648",
        "9223372036854775807", "9223372036854775808", "1.0", "1.5", "1e3", "-0",
    ];

    /// <summary>Values of a wrong type, for any field.</summary>
    public static readonly string[] Odd = ["null", "true", "false", "[]", "{}", "\"\"", "[null]", "{\"a\":null}", "1", "\"web\""];
}
