using static System.FormattableString;

namespace Knetc.Testing;

/// <summary>
/// A uniform large cluster, the same bytes every time: up to 250 Nodes, one Service and one EndpointSlice per service, every
/// fourth a NodePort while ports last. Addresses are explicit.
/// </summary>
/// <param name="services">Number of Services.</param>
/// <param name="endpointsPerService">Number of endpoints behind each.</param>
public sealed class LargeCluster(int services, int endpointsPerService) : IGeneratedCluster
{
    /// <summary>The options that go with the manifests.</summary>
    public static IReadOnlyList<string> Options { get; } =
        ["--cluster-cidr", "10.128.0.0/9", "--service-cluster-ip-range", "10.96.0.0/12"];

    public int Services => services;

    public int Endpoints => services * endpointsPerService;

    public int Nodes { get; } = Math.Clamp(services * endpointsPerService / 1000, 1, 250);

    public void WriteTo(TextWriter writer)
    {
        for (var node = 0; node < Nodes; node++) WriteNode(writer, node);
        for (var service = 0; service < services; service++)
        {
            WriteService(writer, service);
            WriteSlice(writer, service);
        }
    }

    private static void WriteNode(TextWriter writer, int node)
    {
        var cidr = Invariant($"10.{128 + (node / 4)}.{node % 4 * 64}.0/18");
        writer.Write(Invariant(
            $"""
            ---
            apiVersion: v1
            kind: Node
            metadata:
              name: node-{node}
            spec:
              podCIDR: {cidr}
              podCIDRs:
              - {cidr}
            status:
              addresses:
              - address: 192.0.2.{node + 1}
                type: InternalIP

            """));
    }

    private static void WriteService(TextWriter writer, int service)
    {
        var ip = Invariant($"10.{96 + (service / 62500)}.{service / 250 % 250}.{(service % 250) + 1}");
        var port = 30000 + (service / 4);
        var hasNodePort = service % 4 == 3 && port <= 32767;
        writer.Write(Invariant(
            $"""
            ---
            apiVersion: v1
            kind: Service
            metadata:
              labels:
                app: service-{service:d5}
              name: service-{service:d5}
              namespace: team-{service % 50}
            spec:
              clusterIP: {ip}
              clusterIPs:
              - {ip}

            """));
        if (hasNodePort) writer.Write("  externalTrafficPolicy: Cluster\n");
        writer.Write(
            """
              internalTrafficPolicy: Cluster
              ipFamilies:
              - IPv4
              ipFamilyPolicy: SingleStack
              ports:
              - name: http

            """);
        if (hasNodePort) writer.Write(Invariant($"    nodePort: {port}\n"));
        writer.Write(
            $"""
                port: 80
                protocol: TCP
                targetPort: 8080
              sessionAffinity: None
              type: {(hasNodePort ? "NodePort" : "ClusterIP")}

            """);
    }

    private void WriteSlice(TextWriter writer, int service)
    {
        writer.Write(Invariant(
            $"""
            ---
            addressType: IPv4
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata:
              labels:
                kubernetes.io/service-name: service-{service:d5}
              name: service-{service:d5}-abcde
              namespace: team-{service % 50}
            ports:
            - name: http
              port: 8080
              protocol: TCP
            endpoints:

            """));
        for (var number = service * endpointsPerService; number < (service + 1) * endpointsPerService; number++)
        {
            var (index, node) = Math.DivRem(number, Nodes);
            writer.Write(Invariant(
                $"""
                - addresses:
                  - 10.{128 + (node / 4)}.{(node % 4 * 64) + ((index >> 8) & 63)}.{index & 255}
                  conditions:
                    ready: true
                    serving: true
                    terminating: false
                  nodeName: node-{node}

                """));
        }
    }
}
