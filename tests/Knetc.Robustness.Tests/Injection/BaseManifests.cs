using System.Text.Json.Nodes;
using Knetc.Schema;

namespace Knetc.Robustness.Injection;

/// <summary>A valid document of each kind.</summary>
internal static class BaseManifests
{
    private const string Pod = """{"containers":[{"name":"c","image":"i","ports":[{"name":"p","containerPort":80}]}]}""";
    private const string Template = $$$"""{"metadata":{"labels":{"a":"b"}},"spec":{{{Pod}}}}""";
    private const string Selector = """{"matchLabels":{"a":"b"}}""";
    private const string JobTemplate = """{"metadata":{"labels":{"a":"b"}},"spec":{"restartPolicy":"Never","containers":[{"name":"c","image":"i"}]}}""";

    /// <summary>A document of the kind, named so that several can stand side by side.</summary>
    public static JsonObject Of(SchemaKindEntry kind, int number)
    {
        string name = $"n{number}";
        string spec = kind.Kind switch
        {
            "Service" => """ "spec":{"selector":{"a":"b"},"ports":[{"name":"p","port":80,"targetPort":"p"}]} """,
            "Pod" => $""" "spec":{Pod} """,
            "Deployment" or "ReplicaSet" or "DaemonSet" => $$$""" "spec":{"selector":{{{Selector}}},"template":{{{Template}}}} """,
            "StatefulSet" => $$$""" "spec":{"serviceName":"s","selector":{{{Selector}}},"template":{{{Template}}}} """,
            "ReplicationController" => $$$""" "spec":{"selector":{"a":"b"},"template":{{{Template}}}} """,
            "Job" => $$$""" "spec":{"template":{{{JobTemplate}}}} """,
            "CronJob" => $$$""" "spec":{"schedule":"* * * * *","jobTemplate":{"spec":{"template":{{{JobTemplate}}} } } } """,
            "Endpoints" => """ "subsets":[{"addresses":[{"ip":"10.9.0.1"}],"ports":[{"name":"p","port":80}]}] """,
            "EndpointSlice" => $$""" "addressType":"IPv4","endpoints":[{"addresses":["10.9.0.1"]}],"ports":[{"name":"p","port":80}] """,
            "ServiceCIDR" => """ "spec":{"cidrs":["10.200.0.0/16"]} """,
            "Node" => """ "status":{"addresses":[{"type":"InternalIP","address":"192.168.9.9"}]} """,
            _ => "",
        };
        string metadata = kind.Kind is "Project" or "KubeProxyConfiguration" or "ClusterConfiguration" or "Cluster" ? "" : $$""","metadata":{"name":"{{name}}"}""";
        if (spec.Length > 0) spec = "," + spec;
        return (JsonObject)JsonNode.Parse($$"""{"apiVersion":"{{kind.ApiVersion}}","kind":"{{kind.Kind}}"{{metadata}}{{spec}}}""")!;
    }
}
