namespace Knetc.Yaml;

/// <summary>One copy of the texts that manifests repeat thousands of times.</summary>
internal static class KnownTexts
{
    private static readonly string[][] ByLength = MakeTable(
        "addresses", "conditions", "ready", "serving", "terminating", "nodeName", "true", "false", "TCP", "UDP", "IPv4", "IPv6",
        "name", "namespace", "metadata", "labels", "spec", "kind", "apiVersion", "ports", "port", "protocol", "targetPort", "zone",
        "endpoints", "addressType", "selector", "app", "type", "ClusterIP", "NodePort", "Cluster", "Local", "SingleStack", "None",
        "clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy", "internalTrafficPolicy", "externalTrafficPolicy",
        "sessionAffinity", "kubernetes.io/service-name", "v1", "discovery.k8s.io/v1", "Service", "EndpointSlice", "http", "default");

    public static string Intern(string text)
    {
        if (text.Length >= ByLength.Length) return text;
        foreach (string known in ByLength[text.Length])
        {
            if (known == text) return known;
        }

        return text;
    }

    private static string[][] MakeTable(params string[] texts)
    {
        var table = new string[texts.Max(text => text.Length) + 1][];
        for (int length = 0; length < table.Length; length++) table[length] = texts.Where(text => text.Length == length).ToArray();
        return table;
    }
}
