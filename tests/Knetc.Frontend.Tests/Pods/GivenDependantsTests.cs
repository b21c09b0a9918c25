namespace Knetc.Tests.Pods;

/// <summary>What a live cluster puts out has workloads together with what they made: the given objects are the pods.</summary>
public sealed class GivenDependantsTests
{
    private const string Hash = "5d4f8c7b9";

    private static readonly string Deployment = Workload("Deployment", "web", "replicas: 3");

    [Fact]
    public void Pods_of_a_ReplicaSet_of_a_Deployment_are_all_the_pods_there_are() => Assert.Equal(
        ["web-5d4f8c7b9-abcde", "web-5d4f8c7b9-fghij"],
        Names(Deployment + ReplicaSet(2) + Pod("web-5d4f8c7b9-abcde", "ReplicaSet", "web-5d4f8c7b9") + Pod("web-5d4f8c7b9-fghij", "ReplicaSet", "web-5d4f8c7b9")));

    [Fact]
    public void A_ReplicaSet_stands_for_the_pods_of_its_Deployment() =>
        Assert.Equal(["web-5d4f8c7b9-0", "web-5d4f8c7b9-1"], Names(Deployment + ReplicaSet(2)));

    [Fact]
    public void A_ReplicaSet_that_was_scaled_down_does_not()
    {
        var names = Names(Deployment + ReplicaSet(0));
        Assert.Equal(3, names.Length);
        Assert.All(names, name => Assert.DoesNotContain(Hash, name, StringComparison.Ordinal));
    }

    [Fact]
    public void An_old_ReplicaSet_beside_the_current_one_changes_nothing() => Assert.Equal(
        ["web-5d4f8c7b9-0", "web-5d4f8c7b9-1"], Names(Deployment + ReplicaSet(2) + ReplicaSet(0, "77c6d9f64")));

    [Fact]
    public void Pods_without_their_ReplicaSet_belong_to_the_Deployment_of_its_name() =>
        Assert.Equal(["web-5d4f8c7b9-abcde"], Names(Deployment + Pod("web-5d4f8c7b9-abcde", "ReplicaSet", "web-5d4f8c7b9")));

    [Theory]
    [InlineData("StatefulSet")]
    [InlineData("DaemonSet")]
    [InlineData("ReplicationController")]
    [InlineData("Job")]
    public void Pods_of_other_workloads_stand_for_theirs(string kind)
    {
        string node = Scenario.Node("worker-1");
        Assert.Equal(["web-xyz"], Names(node + Workload(kind, "web") + Pod("web-xyz", kind, "web")));
        Assert.Equal(2, Names(node + Workload(kind, "web") + Pod("web-xyz", kind, "store")).Length);
    }

    [Fact]
    public void An_owner_that_is_no_controller_makes_nothing() => Assert.Equal(
        4, Names(Deployment + Pod("web-xyz", "Deployment", "web").Replace("controller: true", "controller: false", StringComparison.Ordinal)).Length);

    [Fact]
    public void Owners_of_other_namespaces_are_others() => Assert.Equal(
        4, Names(Deployment + Pod("web-xyz", "ReplicaSet", "web-5d4f8c7b9").Replace("name: web-xyz,", "name: web-xyz, namespace: shop,", StringComparison.Ordinal)).Length);

    private static string[] Names(string yaml) => [.. new Scenario(yaml).Expand().Select(pod => pod.Name)];

    private static string ReplicaSet(int replicas, string hash = Hash) =>
        Workload("ReplicaSet", $"web-{hash}", $"replicas: {replicas}", Owner("Deployment", "web"), $"app: web, pod-template-hash: {hash}");

    private static string Workload(string kind, string name, string spec = "", string owner = "", string labels = "app: web")
    {
        string apiVersion = kind switch { "Job" => "batch/v1", "ReplicationController" => "v1", _ => "apps/v1" };
        string selector = kind switch { "Job" => "", "ReplicationController" => "selector: {app: web}", _ => "selector: {matchLabels: {" + labels + "}}" };
        string restart = kind == "Job" ? "restartPolicy: Never" : "";
        return $$"""
            ---
            apiVersion: {{apiVersion}}
            kind: {{kind}}
            metadata: {name: {{name}}{{owner}}}
            spec:
              {{spec}}
              {{selector}}
              template:
                metadata:
                  labels: { {{labels}} }
                spec:
                  {{restart}}
                  containers: [{name: main, image: "registry.example/web:1"}]

            """;
    }

    private static string Pod(string name, string kind, string owner) => $$"""
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: {{name}}, labels: {app: web, pod-template-hash: {{Hash}}}{{Owner(kind, owner)}}}
        spec: {containers: [{name: main, image: "registry.example/web:1"}]}

        """;

    private static string Owner(string kind, string name) =>
        $", ownerReferences: [{"{"}apiVersion: apps/v1, kind: {kind}, name: {name}, uid: a1, controller: true{"}"}]";
}
