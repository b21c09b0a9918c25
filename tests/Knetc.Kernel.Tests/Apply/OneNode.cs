namespace Knetc.Kernel.Apply;

/// <summary>A cluster of one node, for tests of the script rather than of the rules.</summary>
internal static class OneNode
{
    /// <summary>The Node alone.</summary>
    public const string Manifests =
        """
        apiVersion: v1
        kind: Node
        metadata: {name: n1}
        spec: {podCIDRs: [10.244.0.0/24, "fd00:10:244::/64"]}
        status:
          capacity: {cpu: "4"}
          addresses:
          - {type: InternalIP, address: 192.0.2.1}
          - {type: InternalIP, address: "2001:db8::1"}

        """;

    /// <summary>A KubeProxyConfiguration with one more line.</summary>
    public static string Configuration(string line, string mode = "iptables") =>
        $$"""
        apiVersion: kubeproxy.config.k8s.io/v1alpha1
        kind: KubeProxyConfiguration
        mode: {{mode}}
        featureGates: {NFTablesProxyMode: true}
        {{line}}

        """;
}
