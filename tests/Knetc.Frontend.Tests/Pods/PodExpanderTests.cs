using Knetc.Diagnostics;

namespace Knetc.Tests.Pods;

/// <summary>Names, labels and numbers of the pods that workloads make (api-semantics §4.1).</summary>
public sealed class PodExpanderTests
{
    private const string Template = """
        template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: registry.example/web:1
                ports: [{name: http, containerPort: 8080}]
        """;

    private static string Workload(string apiVersion, string kind, string spec, string name = "web") => $"""
        ---
        apiVersion: {apiVersion}
        kind: {kind}
        metadata: {"{"}name: {name}{"}"}
        spec:
          {spec}
          {Template}

        """;

    private static string[] Names(string yaml, int minor = 36) => [.. new Scenario(yaml, minor).Expand().Select(pod => pod.Name)];

    [Fact]
    public void A_Deployment_hashes_its_template()
    {
        var pods = new Scenario(Workload("apps/v1", "Deployment", "replicas: 3\n  selector: {matchLabels: {app: web}}")).Expand();
        Assert.Equal(["web-4r2z5tdjq6-0", "web-4r2z5tdjq6-1", "web-4r2z5tdjq6-2"], pods.Select(pod => pod.Name));
        Assert.All(pods, pod =>
        {
            Assert.Equal("4r2z5tdjq6", pod.Metadata.Label("pod-template-hash"));
            Assert.Equal("web", pod.Metadata.Label("app"));
            Assert.Equal("Deployment", pod.OwnerKind);
            Assert.Equal("default", pod.Namespace);
            Assert.Equal("Deployment default/web", pod.Origin.Object.ToString());
            Assert.Equal("spec.template", pod.Origin.Path.ToString());
            Assert.Equal("TCP", pod.Spec.Containers[0].Ports[0].Protocol);
        });
    }

    [Fact]
    public void Layout_order_quotes_and_nulls_do_not_change_the_template_hash() => Assert.Equal(["web-4r2z5tdjq6-0"], Names("""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            spec:
              nodeName:
              containers: [{ports: [{containerPort: 0x1f90, name: "http"}], image: 'registry.example/web:1', name: web}]
            metadata: {labels: {"app": web}, annotations: null}
        """));

    [Fact]
    public void ReplicaSets_and_ReplicationControllers_number_their_pods()
    {
        Assert.Equal(["web-0", "web-1"], Names(Workload("apps/v1", "ReplicaSet", "replicas: 2\n  selector: {matchLabels: {app: web}}")));
        Assert.Equal(["web-0"], Names(Workload("v1", "ReplicationController", "selector: {app: web}")));
        Assert.Empty(Names(Workload("apps/v1", "ReplicaSet", "replicas: 0\n  selector: {matchLabels: {app: web}}")));
    }

    [Theory]
    [InlineData(26, "web-0", null)]
    [InlineData(27, "web-5", null)]
    [InlineData(28, "web-5", "5")]
    public void A_StatefulSet_names_pods_and_hosts_by_ordinal(int minor, string name, string? index)
    {
        string yaml = Workload("apps/v1", "StatefulSet", "serviceName: peers\n  ordinals: {start: 5}\n  selector: {matchLabels: {app: web}}");
        var pod = Assert.Single(new Scenario(yaml, minor).Expand());
        Assert.Equal(name, pod.Name);
        Assert.Equal(name, pod.Spec.Hostname);
        Assert.Equal("peers", pod.Spec.Subdomain);
        Assert.Equal(name, pod.Metadata.Label("statefulset.kubernetes.io/pod-name"));
        Assert.Equal(index, pod.Metadata.Label("apps.kubernetes.io/pod-index"));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("parallelism: 3", 3)]
    [InlineData("completions: 5", 1)]
    [InlineData("parallelism: 4\n  completions: 2", 2)]
    [InlineData("parallelism: 0", 0)]
    public void A_Job_runs_as_many_pods_as_parallelism_and_completions_allow(string spec, int count)
    {
        string yaml = Workload("batch/v1", "Job", spec).Replace("    spec:\n", "    spec:\n      restartPolicy: Never\n", StringComparison.Ordinal);
        var pods = new Scenario(yaml).Expand();
        Assert.Equal(Enumerable.Range(0, count).Select(i => $"web-{i}"), pods.Select(pod => pod.Name));
        Assert.All(pods, pod => Assert.Equal("web", pod.Metadata.Label("batch.kubernetes.io/job-name")));
        Assert.All(pods, pod => Assert.Equal("web", pod.Metadata.Label("job-name")));
    }

    [Fact]
    public void A_DaemonSet_runs_on_every_node_that_takes_it_even_a_cordoned_one()
    {
        string yaml = Scenario.Node("a") + Scenario.Node("b", spec: "{unschedulable: true}")
            + Scenario.Node("c", spec: "{taints: [{key: gpu, effect: NoSchedule}]}")
            + Scenario.Node("d", spec: "{taints: [{key: node.kubernetes.io/not-ready, effect: NoExecute}, {key: soft, effect: PreferNoSchedule}]}")
            + Workload("apps/v1", "DaemonSet", "selector: {matchLabels: {app: web}}");
        var pods = new Scenario(yaml).Place();
        Assert.Equal(["web-a", "web-b", "web-d"], pods.Select(pod => pod.Name));
        Assert.Equal(["a", "b", "d"], pods.Select(pod => pod.Spec.NodeName));
    }

    [Fact]
    public void A_CronJob_runs_nothing() => Assert.Empty(new Scenario("""
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: web}
        spec:
          schedule: "* * * * *"
          jobTemplate:
            spec:
              template:
                spec: {restartPolicy: Never, containers: [{name: web, image: "registry.example/web:1"}]}
        """).Expand());

    [Fact]
    public void Equal_pods_with_a_generated_name_are_told_apart()
    {
        const string Probe = """
            ---
            apiVersion: v1
            kind: Pod
            metadata: {generateName: probe-}
            spec: {containers: [{name: probe, image: "registry.example/probe:1"}]}

            """;
        Assert.Equal(["probe-5sk7g"], Names(Probe));
        Assert.Equal(["probe-5sk7g", "probe-6xjm5"], Names(Probe + Probe));
    }

    [Fact]
    public void A_long_prefix_is_cut()
    {
        string name = Assert.Single(Names($"""
            apiVersion: v1
            kind: Pod
            metadata: {"{"}generateName: {new string('a', 61)}-{"}"}
            spec: {"{"}containers: [{"{"}name: probe, image: "registry.example/probe:1"{"}"}]{"}"}
            """));
        Assert.Equal(63, name.Length);
        Assert.StartsWith(new string('a', 58), name, StringComparison.Ordinal);
    }

    [Fact]
    public void Pods_of_different_workloads_never_share_a_name()
    {
        string yaml = Workload("apps/v1", "ReplicaSet", "selector: {matchLabels: {app: web}}")
            + Workload("apps/v1", "StatefulSet", "serviceName: web\n  selector: {matchLabels: {app: web}}");
        var pods = new Scenario(yaml).Expand();
        Assert.Equal("StatefulSet", pods.Single(pod => pod.Name == "web-0").OwnerKind);
        Assert.Matches("^web-0-[b-z2-9]{5}$", pods.Single(pod => pod.OwnerKind == "ReplicaSet").Name);
    }

    [Fact]
    public void A_given_pod_stands_for_that_of_its_StatefulSet()
    {
        string yaml = Workload("apps/v1", "StatefulSet", "replicas: 2\n  serviceName: web\n  selector: {matchLabels: {app: web}}")
            + Scenario.Pod("web-1", status: "{podIP: 192.0.2.7}");
        var pods = new Scenario(yaml).Expand();
        Assert.Equal(["StatefulSet", ""], pods.Select(pod => pod.OwnerKind));
    }

    [Fact]
    public void Absurd_numbers_of_replicas_are_refused()
    {
        var scenario = new Scenario(Workload("apps/v1", "ReplicaSet", "replicas: 2147483647\n  selector: {matchLabels: {app: web}}"));
        Assert.Empty(scenario.Expand());
        var finding = Assert.Single(scenario.Diagnostics, diagnostic => diagnostic.Descriptor == PodPlacementDiagnostics.TooManyPods);
        Assert.Equal("spec.replicas", finding.Path);
        Assert.Equal(6, finding.Location!.Start.Line);
    }

    [Fact]
    public void Host_network_pods_of_a_template_listen_on_the_node()
    {
        string yaml = Workload("apps/v1", "ReplicaSet", "selector: {matchLabels: {app: web}}")
            .Replace("    spec:\n", "    spec:\n      hostNetwork: true\n", StringComparison.Ordinal);
        Assert.Equal(8080, Assert.Single(new Scenario(yaml).Expand()).Spec.Containers[0].Ports[0].HostPort);
    }
}
