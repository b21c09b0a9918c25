using System.Collections.Immutable;
using System.Globalization;
using Knetc.Binding;
using Knetc.Hashing;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Pods;

/// <summary>Makes the pods of one workload after the other.</summary>
internal sealed class WorkloadExpansion(NodeIndex nodes, PodNames names, KubeVersion version)
{
    /// <summary>How many pods the workload asks for.</summary>
    public int CountPods(Workload workload) => workload.Kind switch
    {
        "Deployment" or "ReplicaSet" or "ReplicationController" or "StatefulSet" => Math.Max(0, workload.Replicas ?? 1),
        "Job" => Math.Max(0, Math.Min(workload.Parallelism ?? 1, workload.Completions ?? int.MaxValue)),
        "DaemonSet" => nodes.Nodes.Length,
        _ => 0,
    };

    /// <summary>Adds the pods of the workload.</summary>
    /// <param name="count">Their number as <see cref="CountPods"/> gives it.</param>
    public void Expand(Workload workload, int count, List<Pod> pods)
    {
        if (count == 0) return;
        var spec = PodDefaults.Apply(new Pod(workload.Manifest, workload.Template.Metadata, workload.Template.Spec), version).Spec;
        switch (workload.Kind)
        {
            case "Deployment":
                string hash = TemplateHash(workload);
                ExpandNumbered(workload, $"{workload.Name}-{hash}", Labels(workload, "pod-template-hash", hash), spec, count, pods);
                break;
            case "Job":
                var labels = Labels(workload, "batch.kubernetes.io/job-name", workload.Name);
                ExpandNumbered(workload, workload.Name, With(labels, "job-name", workload.Name), spec, count, pods);
                break;
            case "StatefulSet":
                ExpandStatefulSet(workload, spec, count, pods);
                break;
            case "DaemonSet":
                ExpandDaemonSet(workload, spec, pods);
                break;
            default:
                ExpandNumbered(workload, workload.Name, workload.Template.Metadata.Labels, spec, count, pods);
                break;
        }
    }

    /// <summary>Numbers instead of random suffixes: scaling up adds names, scaling down removes the highest.</summary>
    private void ExpandNumbered(
        Workload workload, string prefix, ImmutableArray<KeyValuePair<string, string>> labels, PodSpec spec, int count, List<Pod> pods)
    {
        var metadata = Metadata(workload, labels);
        for (int i = 0; i < count; i++)
        {
            string name = names.Take(workload.Namespace, workload.Kind, prefix + "-" + i.ToString(CultureInfo.InvariantCulture));
            pods.Add(Make(workload, metadata with { Name = name }, spec));
        }
    }

    private void ExpandStatefulSet(Workload workload, PodSpec spec, int count, List<Pod> pods)
    {
        // Ordinals could be shifted, but only behind a gate, before 1.27.
        long start = version.IsAtLeast(27) ? workload.OrdinalsStart : 0;
        var metadata = Metadata(workload, workload.Template.Metadata.Labels);
        for (int i = 0; i < count; i++)
        {
            string ordinal = (start + i).ToString(CultureInfo.InvariantCulture);
            string name = $"{workload.Name}-{ordinal}";
            if (!names.TryTake(workload.Namespace, name)) continue;
            var labels = With(metadata.Labels, "statefulset.kubernetes.io/pod-name", name);
            if (version.IsAtLeast(28)) labels = With(labels, "apps.kubernetes.io/pod-index", ordinal);
            pods.Add(Make(workload, metadata with { Name = name, Labels = labels }, spec with { Hostname = name, Subdomain = workload.ServiceName }));
        }
    }

    private void ExpandDaemonSet(Workload workload, PodSpec spec, List<Pod> pods)
    {
        spec = DaemonPods.Tolerant(spec);
        var metadata = Metadata(workload, workload.Template.Metadata.Labels);
        foreach (var node in nodes.Nodes)
        {
            if (!DaemonPods.RunsOn(node, spec)) continue;
            string name = names.Take(workload.Namespace, workload.Kind, $"{workload.Name}-{node.Name}");
            pods.Add(Make(workload, metadata with { Name = name }, DaemonPods.BoundFor(node, spec)));
        }
    }

    private static Pod Make(Workload workload, ObjectMeta metadata, PodSpec spec) => new(workload.Manifest, metadata, spec)
    {
        OwnerKind = workload.Kind,
        Origin = new Origin(workload.Manifest, workload.Template.Path),
    };

    private static ObjectMeta Metadata(Workload workload, ImmutableArray<KeyValuePair<string, string>> labels) => new()
    {
        Namespace = workload.Namespace,
        Labels = labels,
        Annotations = workload.Template.Metadata.Annotations,
        Finalizers = workload.Template.Metadata.Finalizers,
    };

    private static string TemplateHash(Workload workload)
    {
        var template = (workload.Manifest.Root?.Find("spec") as YamlMapping)?.Find("template");
        return AllocationHash.Of("template", CanonicalJson.Write(template)).ToSafeText(10);
    }

    private static ImmutableArray<KeyValuePair<string, string>> Labels(Workload workload, string key, string value) =>
        With(workload.Template.Metadata.Labels, key, value);

    private static ImmutableArray<KeyValuePair<string, string>> With(ImmutableArray<KeyValuePair<string, string>> labels, string key, string value)
    {
        var pair = new KeyValuePair<string, string>(key, value);
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i].Key == key) return labels.SetItem(i, pair);
        }

        return labels.Add(pair);
    }
}
