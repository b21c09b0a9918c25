using Knetc.Binding;
using Knetc.Incremental;

namespace Knetc.Output;

/// <summary>Writes <c>cluster.yaml</c>: the objects as a live cluster would store them.</summary>
internal static class ClusterYaml
{
    public const string Path = "cluster.yaml";

    public static Artifact Write(ResolvedCluster cluster) => new(Path, Utf8Text.Stream(text => WriteObjects(cluster, text))) { IsIndependent = true };

    /// <summary>Writes one object at each step.</summary>
    private static IEnumerable<ObjectMeta> WriteObjects(ResolvedCluster cluster, Utf8Text text)
    {
        var yaml = new YamlEmitter(text.Append(GeneratedHeader.Line));
        foreach (var declared in cluster.Namespaces)
        {
            Begin(yaml, "v1", "Namespace", declared.Metadata);
            yield return declared.Metadata;
        }

        foreach (var node in cluster.Nodes)
        {
            NodeYaml.Write(yaml, node);
            yield return node.Metadata;
        }

        foreach (var service in cluster.Services)
        {
            ServiceYaml.Write(yaml, service);
            yield return service.Metadata;
        }

        foreach (var pod in cluster.Pods)
        {
            PodYaml.Write(yaml, pod);
            yield return pod.Metadata;
        }

        foreach (var slice in cluster.EndpointSlices)
        {
            EndpointSliceYaml.Write(yaml, slice);
            yield return slice.Metadata;
        }
    }

    /// <summary>The same with the documents of earlier runs.</summary>
    public static Artifact Write(ResolvedCluster cluster, ObjectTexts texts)
    {
        texts.Begin();
        var text = new Utf8Text().Append(GeneratedHeader.Line);
        foreach (var declared in cluster.Namespaces) text.AppendPiece(texts.Of(declared, static (yaml, item) => Begin(yaml, "v1", "Namespace", item.Metadata)));
        foreach (var node in cluster.Nodes) text.AppendPiece(texts.Of(node, NodeYaml.Write));
        foreach (var service in cluster.Services) text.AppendPiece(texts.Of(service, ServiceYaml.Write));
        foreach (var pod in cluster.Pods) text.AppendPiece(texts.Of(pod, PodYaml.Write));
        foreach (var slice in cluster.EndpointSlices) text.AppendPiece(texts.Of(slice, EndpointSliceYaml.Write));
        return new Artifact(Path, text.ToContent()) { IsIndependent = true };
    }

    /// <summary>Begins a document with its type and metadata.</summary>
    public static void Begin(YamlEmitter yaml, string apiVersion, string kind, ObjectMeta metadata)
    {
        yaml.BeginDocument();
        yaml.Field("apiVersion", apiVersion);
        yaml.Field("kind", kind);
        yaml.BeginMapping("metadata");
        yaml.Field("name", metadata.Name);
        yaml.OptionalField("namespace", metadata.Namespace);
        yaml.OptionalField("labels", metadata.Labels);
        yaml.OptionalField("annotations", metadata.Annotations);
        yaml.End();
    }
}
