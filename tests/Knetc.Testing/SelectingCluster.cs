using static System.FormattableString;

namespace Knetc.Testing;

/// <summary>
/// A cluster of which only the sources are given, the same bytes every time: up to 250 Nodes in three zones and, for each
/// Service, a Deployment whose pods it selects. Addresses, ports, pods and endpoints are for knetc to find.
/// </summary>
/// <param name="services">Number of Services.</param>
/// <param name="podsPerService">Number of pods behind each.</param>
public sealed class SelectingCluster(int services, int podsPerService) : IGeneratedCluster
{
    public int Services => services;

    public int Endpoints => services * podsPerService;

    public int Nodes { get; } = Math.Clamp(services * podsPerService / 1000, 1, 250);

    public void WriteTo(TextWriter writer)
    {
        for (var node = 0; node < Nodes; node++) WriteNode(writer, node);
        for (var service = 0; service < services; service++) WriteService(writer, service);
    }

    private static void WriteNode(TextWriter writer, int node) => writer.Write(Invariant(
        $"""
        ---
        apiVersion: v1
        kind: Node
        metadata:
          name: node-{node}
          labels:
            topology.kubernetes.io/zone: zone-{node % 3}
        spec:
          podCIDR: 10.{128 + (node / 4)}.{node % 4 * 64}.0/18
        status:
          addresses:
          - address: 192.0.2.{node + 1}
            type: InternalIP

        """));

    private void WriteService(TextWriter writer, int service)
    {
        var team = service % 50;
        writer.Write(Invariant(
            $"""
            ---
            apiVersion: v1
            kind: Service
            metadata:
              name: service-{service:d5}
              namespace: team-{team}
            spec:
              type: {(service % 8 == 3 ? "NodePort" : "ClusterIP")}
              selector:
                app: app-{service:d5}
              ports:
              - name: http
                port: 80
                targetPort: web
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: app-{service:d5}
              namespace: team-{team}
            spec:
              replicas: {podsPerService}
              selector:
                matchLabels:
                  app: app-{service:d5}
              template:
                metadata:
                  labels:
                    app: app-{service:d5}
                    tier: tier-{service % 7}
                spec:
                  containers:
                  - name: main
                    image: example.com/app-{service:d5}:1
                    ports:
                    - name: web
                      containerPort: 8080

            """));
    }
}
