using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Schema;

namespace Knetc.Tests.Validation;

public sealed class PodDefaultsTests
{
    [Fact]
    public void A_pod_gets_every_default()
    {
        var spec = Pod("containers: [{name: web, image: nginx, ports: [{containerPort: 80}], livenessProbe: {httpGet: {port: 80}}}]").Spec;
        var container = spec.Containers[0];

        Assert.Equal(("ClusterFirst", "Always", "default-scheduler"), (spec.DnsPolicy, spec.RestartPolicy, spec.SchedulerName));
        Assert.Equal((30L, true), (spec.TerminationGracePeriodSeconds, spec.EnableServiceLinks));
        Assert.Equal(("Always", "File"), (container.ImagePullPolicy, container.TerminationMessagePolicy));
        Assert.Equal(new ContainerPort("", 80, 0, "", "TCP"), container.Ports[0]);
        var probe = container.LivenessProbe!;
        Assert.Equal((1, 10, 1, 3), (probe.TimeoutSeconds, probe.PeriodSeconds, probe.SuccessThreshold, probe.FailureThreshold));
        Assert.Equal(("/", "HTTP"), (probe.HttpGetPath, probe.HttpGetScheme));
    }

    [Theory]
    [InlineData("nginx", "Always")]
    [InlineData("nginx:latest", "Always")]
    [InlineData("nginx:1.27", "IfNotPresent")]
    [InlineData("nginx:latest2", "IfNotPresent")]
    [InlineData("host:5000/nginx", "Always")]
    [InlineData("host:5000/nginx:1", "IfNotPresent")]
    [InlineData("nginx@sha256:ab", "IfNotPresent")]
    public void Images_without_a_fixed_tag_are_always_pulled(string image, string policy) =>
        Assert.Equal(policy, Pod($"containers: [{{name: web, image: '{image}'}}]").Spec.Containers[0].ImagePullPolicy);

    [Theory]
    [InlineData("Pod", 36, 80)]
    [InlineData("Deployment", 27, 80)]
    [InlineData("Deployment", 28, 0)]
    public void Host_network_takes_the_container_port_in_templates_only_before_128(string kind, int minor, int expected)
    {
        const string Spec = "{hostNetwork: true, containers: [{name: a, ports: [{containerPort: 80}]}], initContainers: [{name: b, ports: [{containerPort: 80}]}]}";
        var version = new KubeVersion(1, minor);
        var objects = ObjectCheck.Bind(
            kind == "Pod" ? $"{ObjectCheck.Header("v1", kind)}spec: {Spec}" : $"{ObjectCheck.Header("apps/v1", kind)}spec: {{template: {{spec: {Spec}}}}}",
            new DiagnosticBag());
        var spec = kind == "Pod"
            ? PodDefaults.Apply(objects.Pods[0], version).Spec
            : WorkloadDefaults.Apply(objects.Workloads[0], version).Template.Spec;
        Assert.Equal((expected, expected), (spec.Containers[0].Ports[0].HostPort, spec.InitContainers[0].Ports[0].HostPort));
    }

    [Fact]
    public void A_controller_takes_labels_and_selector_from_its_template()
    {
        var controller = Workload("v1", "ReplicationController", "template: {metadata: {labels: {app: web}}}");
        Assert.Equal(1, controller.Replicas);
        Assert.Equal("web", controller.Metadata.Label("app"));
        Assert.True(controller.Selector!.Matches(controller.Metadata));
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("completions: 5", 1, 5)]
    [InlineData("parallelism: 3", 3, null)]
    public void A_job_runs_once_unless_told_otherwise(string spec, int? parallelism, int? completions)
    {
        var job = Workload("batch/v1", "Job", spec);
        Assert.Equal((parallelism, completions), (job.Parallelism, job.Completions));
    }

    [Fact]
    public void A_namespace_is_labelled_with_its_name()
    {
        ObjectCheck.Run("apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {kubernetes.io/metadata.name: other, a: b}}\n", 30, out var kept);
        var metadata = Assert.Single(kept.Namespaces).Metadata;
        Assert.Equal(["a=b", "kubernetes.io/metadata.name=shop"], metadata.Labels.Select(label => $"{label.Key}={label.Value}"));
    }

    private static Pod Pod(string spec) =>
        PodDefaults.Apply(ObjectCheck.Bind($"{ObjectCheck.Header("v1", "Pod")}spec: {{{spec}}}\n", new DiagnosticBag()).Pods[0], KubeVersion.Newest);

    private static Workload Workload(string apiVersion, string kind, string spec) => WorkloadDefaults.Apply(
        ObjectCheck.Bind($"{ObjectCheck.Header(apiVersion, kind)}spec: {{{spec}}}\n", new DiagnosticBag()).Workloads[0], KubeVersion.Newest);
}
