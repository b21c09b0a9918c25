using System.Diagnostics;
using Knetc.Diagnostics;
using Knetc.Pods;

namespace Knetc.Tests.Pods;

/// <summary>Which node takes a pod (api-semantics §4.2).</summary>
public sealed class PodPlacementTests
{
    private static readonly string ThreeNodes = Scenario.Node("node-1") + Scenario.Node("node-2") + Scenario.Node("node-3");

    private static string? NodeOf(string yaml, string pod = "web-0")
    {
        string name = new Scenario(yaml).Place().Single(item => item.Name == pod).Spec.NodeName;
        return name.Length == 0 ? null : name;
    }

    [Theory]
    [InlineData("web-0", "node-1")]
    [InlineData("web-1", "node-1")]
    [InlineData("web-3", "node-3")]
    public void The_highest_hash_wins(string pod, string node) => Assert.Equal(node, NodeOf(ThreeNodes + Scenario.Pod(pod), pod));

    [Fact]
    public void A_new_node_moves_pods_only_to_itself()
    {
        string pods = string.Concat(Enumerable.Range(0, 50).Select(i => Scenario.Pod($"web-{i}")));
        var before = new Scenario(ThreeNodes + pods).Place();
        var after = new Scenario(ThreeNodes + Scenario.Node("node-4") + pods).Place();
        Assert.All(before.Zip(after), pair => Assert.Contains(pair.Second.Spec.NodeName, new[] { pair.First.Spec.NodeName, "node-4" }));
        Assert.Contains(after, pod => pod.Spec.NodeName == "node-4");
    }

    [Theory]
    [InlineData("nodeName: b", "b")]
    [InlineData("nodeSelector: {disk: ssd}", "b")]
    [InlineData("nodeSelector: {disk: ssd, arch: arm}", null)]
    [InlineData("affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: disk, operator: In, values: [ssd]}]}]}}}", "b")]
    [InlineData("affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: disk, operator: DoesNotExist}]}]}}}", "a")]
    [InlineData("affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: cores, operator: Gt, values: ['4']}]}]}}}", "b")]
    [InlineData("affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchFields: [{key: metadata.name, operator: In, values: [a]}]}]}}}", "a")]
    [InlineData("affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchFields: [{key: metadata.name, operator: NotIn, values: [a]}]}]}}}", "b")]
    [InlineData("affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: disk, operator: Exists}], matchFields: [{key: metadata.name, operator: In, values: [a]}]}]}}}", null)]
    [InlineData("affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{}, {matchFields: [{key: metadata.name, operator: In, values: [a]}]}]}}}", "a")]
    public void Selectors_and_affinity_are_held(string spec, string? node) =>
        Assert.Equal(node, NodeOf(Scenario.Node("a") + Scenario.Node("b", "{disk: ssd, cores: '8'}") + Scenario.Pod("web-0", spec: spec)));

    [Theory]
    [InlineData("{unschedulable: true}", "", false)]
    [InlineData("{unschedulable: true}", "tolerations: [{operator: Exists}]", false)]
    [InlineData("{taints: [{key: gpu, value: big, effect: NoSchedule}]}", "", false)]
    [InlineData("{taints: [{key: gpu, value: big, effect: NoExecute}]}", "", false)]
    [InlineData("{taints: [{key: gpu, value: big, effect: PreferNoSchedule}]}", "", true)]
    [InlineData("{taints: [{key: gpu, value: big, effect: NoSchedule}]}", "tolerations: [{key: gpu, operator: Exists}]", true)]
    [InlineData("{taints: [{key: gpu, value: big, effect: NoSchedule}]}", "tolerations: [{key: gpu, value: big}]", true)]
    [InlineData("{taints: [{key: gpu, value: big, effect: NoSchedule}]}", "tolerations: [{key: gpu, value: small}]", false)]
    [InlineData("{taints: [{key: gpu, value: big, effect: NoSchedule}]}", "tolerations: [{key: gpu, operator: Exists, effect: NoExecute}]", false)]
    [InlineData("{taints: [{key: gpu, value: big, effect: NoSchedule}]}", "tolerations: [{operator: Exists}]", true)]
    public void Cordons_and_taints_keep_pods_away(string node, string pod, bool placed) =>
        Assert.Equal(placed ? "a" : null, NodeOf(Scenario.Node("a", spec: node) + Scenario.Pod("web-0", spec: pod)));

    [Theory]
    [InlineData("{containerPort: 80, hostPort: 8080}", "{containerPort: 80, hostPort: 8080}", true)]
    [InlineData("{containerPort: 80, hostPort: 8080}", "{containerPort: 80, hostPort: 8080, protocol: UDP}", false)]
    [InlineData("{containerPort: 80, hostPort: 8080}", "{containerPort: 80, hostPort: 8081}", false)]
    [InlineData("{containerPort: 80, hostPort: 8080, hostIP: 192.0.2.1}", "{containerPort: 80, hostPort: 8080, hostIP: 192.0.2.2}", false)]
    [InlineData("{containerPort: 80, hostPort: 8080, hostIP: 192.0.2.1}", "{containerPort: 80, hostPort: 8080, hostIP: 192.0.2.1}", true)]
    [InlineData("{containerPort: 80, hostPort: 8080, hostIP: 192.0.2.1}", "{containerPort: 80, hostPort: 8080}", true)]
    [InlineData("{containerPort: 80, hostPort: 8080, hostIP: 0.0.0.0}", "{containerPort: 80, hostPort: 8080, hostIP: 192.0.2.1}", true)]
    [InlineData("{containerPort: 80}", "{containerPort: 80}", false)]
    public void A_host_port_has_one_pod(string first, string second, bool conflict)
    {
        string yaml = Scenario.Node("a") + Scenario.Pod("web-0", ports: $"[{first}]") + Scenario.Pod("web-1", ports: $"[{second}]");
        Assert.Equal("a", NodeOf(yaml));
        Assert.Equal(conflict ? null : "a", NodeOf(yaml, "web-1"));
    }

    [Fact]
    public void Pods_with_a_node_of_their_own_have_their_host_ports_first()
    {
        string yaml = ThreeNodes + Scenario.Pod("web-0", ports: "[{containerPort: 80, hostPort: 80}]")
            + Scenario.Pod("web-9", spec: "nodeName: node-1", ports: "[{containerPort: 80, hostPort: 80}]");
        Assert.Contains(NodeOf(yaml), new[] { "node-2", "node-3" });
    }

    [Fact]
    public void Pods_that_have_ended_hold_no_port()
    {
        string yaml = Scenario.Node("a") + Scenario.Pod("web-0", ports: "[{containerPort: 80, hostPort: 80}]")
            + Scenario.Pod("web-9", spec: "nodeName: a", ports: "[{containerPort: 80, hostPort: 80}]", status: "{phase: Succeeded}");
        Assert.Equal("a", NodeOf(yaml));
    }

    [Fact]
    public void A_locked_node_is_kept_while_it_takes_the_pod()
    {
        var scenario = new Scenario(ThreeNodes + Scenario.Node("node-4", spec: "{unschedulable: true}") + Scenario.Pod("web-0"));
        string Place(string? locked) => PodPlacement.Place(scenario.Expand(), scenario.Objects.Nodes, new DiagnosticBag(), _ => locked).Single().Spec.NodeName;
        Assert.Equal("node-2", Place("node-2"));
        Assert.Equal("node-1", Place("node-4"));
        Assert.Equal("node-1", Place("gone"));
        Assert.Equal("node-1", Place(null));
    }

    [Fact]
    public void Pending_pods_of_a_workload_are_reported_once()
    {
        var scenario = new Scenario(Scenario.Node("a", spec: "{taints: [{key: gpu, value: big, effect: NoSchedule}]}") + Scenario.Node("b", spec: "{unschedulable: true}") + """
            ---
            apiVersion: apps/v1
            kind: ReplicaSet
            metadata: {name: web}
            spec:
              replicas: 3
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: web, image: "registry.example/web:1"}]}
            """);
        Assert.All(scenario.Place(), pod => Assert.Equal("", pod.Spec.NodeName));
        var finding = Assert.Single(scenario.Diagnostics);
        Assert.Equal(PodPlacementDiagnostics.Unplaceable, finding.Descriptor);
        Assert.Equal(
            "3 pods stay pending, first default/web-0: 0/2 nodes are available: 1 node(s) had untolerated taint {gpu: big}, 1 node(s) were unschedulable",
            finding.Message);
        Assert.Equal("spec.template.spec", finding.Path);
    }

    [Fact]
    public void An_unknown_node_is_reported_only_where_nodes_are_given()
    {
        string pod = Scenario.Pod("web-0", spec: "nodeName: gone");
        var scenario = new Scenario(ThreeNodes + pod);
        Assert.Equal("gone", Assert.Single(scenario.Place()).Spec.NodeName);
        Assert.Equal(["KN3038"], scenario.Diagnostics.Select(diagnostic => diagnostic.Id));

        scenario = new Scenario(pod);
        Assert.Equal("gone", Assert.Single(scenario.Place()).Spec.NodeName);
        Assert.Empty(scenario.Diagnostics);
    }

    [Fact]
    public void The_order_of_the_input_does_not_matter()
    {
        string pods = string.Concat(Enumerable.Range(0, 40).Select(i => Scenario.Pod($"web-{i}", ports: i % 4 == 0 ? "[{containerPort: 80, hostPort: 80}]" : "[]")));
        var scenario = new Scenario(ThreeNodes + pods);
        var expected = scenario.Place().Select(pod => (pod.Name, pod.Spec.NodeName)).ToList();
        scenario.Objects = scenario.Objects with { Pods = [.. scenario.Objects.Pods.Reverse()], Nodes = [.. scenario.Objects.Nodes.Reverse()] };
        Assert.Equal(expected, scenario.Place().Select(pod => (pod.Name, pod.Spec.NodeName)));
    }

    /// <summary>Half a million hashes on all processors; the bound is generous, since other tests run beside this one.</summary>
    [Fact]
    public void Ten_thousand_pods_on_fifty_nodes_take_seconds()
    {
        string nodes = string.Concat(Enumerable.Range(0, 50).Select(i => Scenario.Node($"worker-{i}")));
        var scenario = new Scenario(nodes + """
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 10000
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: web, image: "registry.example/web:1"}]}
            """);
        var pods = scenario.Expand();
        var watch = Stopwatch.StartNew();
        var placed = PodPlacement.Place(pods, scenario.Objects.Nodes, new DiagnosticBag());
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
        Assert.All(placed.GroupBy(pod => pod.Spec.NodeName), node => Assert.InRange(node.Count(), 100, 300));
    }
}
