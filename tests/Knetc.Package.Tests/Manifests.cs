namespace Knetc.Packages;

/// <summary>Small manifests.</summary>
internal static class Manifests
{
    /// <summary>A Service with one port, whose number is on line 8 and starts in column 11.</summary>
    public static string Service(string name, int port = 80, string clusterIP = "") =>
        $"""
        apiVersion: v1
        kind: Service
        metadata:
          name: {name}
        spec:
          ports:
          - name: main
            port: {port}
        {(clusterIP.Length == 0 ? "" : $"  clusterIP: {clusterIP}\n")}
        """;
}
