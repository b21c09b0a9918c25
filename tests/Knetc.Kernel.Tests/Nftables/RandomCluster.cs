using System.Collections.Immutable;
using System.Globalization;

namespace Knetc.Kernel.Nftables;

/// <summary>
/// A small dual-stack cluster made of numbers: the first decides what the proxies are told, each of the others one Service
/// with its endpoints. Equal numbers make equal text, so that a cluster can change in parts.
/// </summary>
internal sealed record RandomCluster(int Options, ImmutableArray<int> Services)
{
    private static readonly string[] Protocols = ["TCP", "UDP", "SCTP"];

    public string Manifests => string.Concat(Services.Select(Service).Prepend(Configuration(new Random(Options))));

    /// <summary>Any cluster of up to six Services.</summary>
    public static RandomCluster Any(Random random) => new(random.Next(), [.. Enumerable.Range(0, random.Next(7)).Select(_ => random.Next())]);

    /// <summary>This cluster with some Services changed, added or removed, and now and then with other options.</summary>
    public RandomCluster Change(Random random)
    {
        var services = Services.Select(number => random.Next(3) == 0 ? random.Next() : number).ToList();
        if (random.Next(3) == 0) services.Add(random.Next());
        if (random.Next(3) == 0 && services.Count > 0) services.RemoveAt(services.Count - 1);
        return new RandomCluster(random.Next(4) == 0 ? random.Next() : Options, [.. services]);
    }

    private static string Configuration(Random random)
    {
        var detector = Pick(
            random,
            "clusterCIDR: 10.244.0.0/16,fd00:10:244::/48",
            "clusterCIDR: 10.244.0.0/16",
            "detectLocalMode: NodeCIDR",
            "detectLocalMode: InterfaceNamePrefix\ndetectLocal: {interfaceNamePrefix: veth}");
        var addresses = Pick(random, "[]", "[0.0.0.0/0, '::/0']", "[192.0.2.0/24, '2001:db8::/64']");
        var masquerade = Pick(random, "{}", "{masqueradeAll: true}", "{masqueradeBit: 3}");
        return $$"""
            apiVersion: kubeproxy.config.k8s.io/v1alpha1
            kind: KubeProxyConfiguration
            mode: nftables
            {{detector}}
            nodePortAddresses: {{addresses}}
            nftables: {{masquerade}}

            """ + Node(1) + Node(2);
    }

    private static string Node(int number) => Text(
        $$"""
        ---
        apiVersion: v1
        kind: Node
        metadata: {name: n{{number}}, labels: {topology.kubernetes.io/zone: z{{number}} } }
        spec: {podCIDRs: [10.244.{{number}}.0/24, 'fd00:10:244:{{number}}::/64']}
        status: {addresses: [{type: InternalIP, address: 192.0.2.{{number}}}, {type: InternalIP, address: '2001:db8::{{number}}'}]}

        """);

    private static string Service(int seed, int number)
    {
        var random = new Random(seed);
        var type = Pick(random, "ClusterIP", "NodePort", "LoadBalancer");
        var last = (number * 10) + random.Next(2) + 1;
        var protocols = Protocols[random.Next(3)..];
        var lines = new List<string>
        {
            Text($$"""
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: s{{number}}, namespace: shop}
                spec:
                  type: {{type}}
                  clusterIP: 10.96.0.{{last}}
                  clusterIPs: [10.96.0.{{last}}, 'fd00:10:96::{{last}}']
                  ipFamilyPolicy: RequireDualStack
                  ipFamilies: [IPv4, IPv6]
                """),
            "  internalTrafficPolicy: " + Pick(random, "Cluster", "Cluster", "Local"),
        };
        if (random.Next(3) == 0)
        {
            lines.Add("  sessionAffinity: ClientIP");
            lines.Add($"  sessionAffinityConfig: {{clientIP: {{timeoutSeconds: {Pick(random, "60", "3600")}}}}}");
        }

        if (random.Next(3) == 0) lines.Add(Text($"  externalIPs: [198.51.100.{last}, '2001:db8:1::{last}']"));
        if (type != "ClusterIP") lines.Add("  externalTrafficPolicy: " + Pick(random, "Cluster", "Local"));
        if (type == "LoadBalancer")
        {
            var ranges = Pick(random, "[]", "[192.0.2.0/24]", "[203.0.113.0/25, 203.0.113.0/24, '2001:db8:7::/48']", "[0.0.0.0/0, '2001:db8::/32']");
            lines.Add("  loadBalancerSourceRanges: " + ranges);
        }

        lines.Add("  ports:");
        var port = 80 + random.Next(2);
        foreach (var protocol in protocols)
        {
            var nodePort = type == "ClusterIP" ? "" : Text($", nodePort: {30000 + last}");
            lines.Add(Text($"  - {{name: {protocol.ToLowerInvariant()}, protocol: {protocol}, port: {port}, targetPort: 8080{nodePort}}}"));
        }

        if (type == "LoadBalancer") lines.Add(Text($"status: {{loadBalancer: {{ingress: [{{ip: 203.0.113.{last}}}, {{ip: '2001:db8:2::{last}'}}]}}}}"));
        lines.Add(Slice(random, number, "IPv4", protocols));
        lines.Add(Slice(random, number, "IPv6", protocols));
        return string.Join('\n', lines);
    }

    private static string Slice(Random random, int number, string family, string[] protocols)
    {
        var ports = protocols.Select(protocol => $"{{name: {protocol.ToLowerInvariant()}, protocol: {protocol}, port: 8080}}");
        var endpoints = Enumerable.Range(0, random.Next(5)).Select(i => Endpoint(random, i, family)).ToList();
        return Text(
            $$"""
            ---
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {name: s{{number}}-{{family.ToLowerInvariant()}}, namespace: shop, labels: {kubernetes.io/service-name: s{{number}} } }
            addressType: {{family}}
            ports: [{{string.Join(", ", ports)}}]
            endpoints: [{{string.Join(", ", endpoints)}}]

            """);
    }

    private static string Endpoint(Random random, int place, string family)
    {
        var node = random.Next(2) + 1;
        var last = 10 + (place * 2) + random.Next(2);
        var address = family == "IPv4" ? Text($"10.244.{node}.{last}") : Text($"'fd00:10:244:{node}::{last}'");
        var conditions = Pick(random, "{ready: true}", "{ready: true}", "{ready: false}", "{ready: false, serving: true, terminating: true}");
        return Text($"{{addresses: [{address}], nodeName: n{node}, conditions: {conditions}}}");
    }

    private static string Pick(Random random, params ReadOnlySpan<string> choices) => choices[random.Next(choices.Length)];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
