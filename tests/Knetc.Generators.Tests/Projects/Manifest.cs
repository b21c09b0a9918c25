namespace Knetc.Generators.Tests.Projects;

/// <summary>Manifests that tests share.</summary>
internal static class Manifest
{
    public const string Database =
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: db-service
          namespace: default
        spec:
          type: NodePort
          clusterIP: 10.0.0.77
          ports:
          - name: mysql
            port: 3306
            targetPort: 13306
            nodePort: 30306
          - name: metrics
            port: 9104

        """;

    public const string Headless =
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: peers
          namespace: team-a
        spec:
          clusterIP: None
          ports:
          - port: 7000
            protocol: UDP

        """;

    public static string Service(string name, string @namespace = "default", string spec = "ports: [{port: 80}]") =>
        $"apiVersion: v1\nkind: Service\nmetadata: {{name: {name}, namespace: {@namespace}}}\nspec: {{{spec}}}\n";
}
