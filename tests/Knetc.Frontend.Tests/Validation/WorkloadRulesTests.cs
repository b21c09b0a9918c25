namespace Knetc.Tests.Validation;

public sealed class WorkloadRulesTests
{
    private const string Spec = "spec: {containers: [{name: a, image: b}]}";

    [Theory]
    [InlineData("apps/v1", "Deployment", "selector: {matchLabels: {a: b}}", "a: b, c: d", "")]
    [InlineData("apps/v1", "Deployment", "replicas: 2", "a: b", "KN1317 spec.selector")]
    [InlineData("apps/v1", "StatefulSet", "selector: {}", "a: b", "KN1317 spec.selector")]
    [InlineData("apps/v1", "DaemonSet", "selector: {matchLabels: {a: c}}", "a: b", "KN1317 spec.template.metadata.labels")]
    [InlineData("apps/v1", "ReplicaSet", "selector: {matchExpressions: [{key: a, operator: DoesNotExist}]}", "a: b", "KN1317 spec.template.metadata.labels")]
    [InlineData("apps/v1", "Deployment", "selector: {matchExpressions: [{key: a, operator: is, values: [b]}]}", "a: b", "KN1317 spec.selector.matchExpressions[0].operator")]
    [InlineData("apps/v1", "Deployment", "selector: {matchExpressions: [{key: a, operator: In}]}", "a: b", "KN1317 spec.selector.matchExpressions[0].values")]
    [InlineData("apps/v1", "Deployment", "selector: {matchLabels: {a: 'b c'}}", "a: b", "KN1317 spec.selector.matchLabels")]
    [InlineData("v1", "ReplicationController", "replicas: 2", "a: b", "")]
    [InlineData("v1", "ReplicationController", "replicas: 2", "", "KN1317 spec.selector")]
    [InlineData("v1", "ReplicationController", "selector: {a: c}", "a: b", "KN1317 spec.template.metadata.labels")]
    [InlineData("batch/v1", "Job", "parallelism: 2", "a: b", "")]
    public void Selectors(string apiVersion, string kind, string spec, string labels, string expected) => Assert.Equal(
        expected,
        ObjectCheck.Describe(ObjectCheck.Run(
            $"{ObjectCheck.Header(apiVersion, kind)}spec: {{{spec}, template: {{metadata: {{labels: {{{labels}}}}}, {Spec}}}}}\n")));

    [Fact]
    public void A_mismatch_shows_the_labels_and_refers_to_the_selector()
    {
        var diagnostic = Assert.Single(ObjectCheck.Run(
            $"{ObjectCheck.Header("apps/v1", "Deployment")}spec:\n  selector: {{matchLabels: {{a: b}}}}\n  template:\n    metadata: {{labels: {{a: c}}}}\n    {Spec}\n"));
        Assert.Equal("Invalid value: {\"a\":\"c\"}: `selector` does not match template `labels`", diagnostic.Message);
        Assert.Equal("7:24 {a: c}", ObjectCheck.Place(diagnostic));
        Assert.Equal("test.yaml:5:13", Assert.Single(diagnostic.Related).Location.ToString());
    }

    // The API server leaves out "metadata" in the paths of template labels and annotations.
    [Fact]
    public void Template_metadata_is_reported_on_the_printed_path_and_shown_at_the_real_place()
    {
        var diagnostics = ObjectCheck.Run(
            $"{ObjectCheck.Header("batch/v1", "Job")}spec:\n  template:\n    metadata: {{labels: {{a: b c}}, annotations: {{a b: c}}}}\n    {Spec}\n");
        Assert.Equal("KN1007 spec.template.labels, KN1008 spec.template.annotations", ObjectCheck.Describe(diagnostics));
        Assert.Equal(["6:28 b c", "6:48 a b"], diagnostics.Select(ObjectCheck.Place));
    }

    [Fact]
    public void Paths_of_a_cron_job_go_through_both_templates() => Assert.Equal(
        "KN1320 spec.jobTemplate.spec.template.spec.containers[0].image",
        ObjectCheck.Describe(ObjectCheck.Run(
            $"{ObjectCheck.Header("batch/v1", "CronJob")}spec: {{jobTemplate: {{spec: {{template: {{spec: {{containers: [{{name: a}}]}}}}}}}}}}\n")));

    [Fact]
    public void A_template_is_asked_less_than_a_pod() => Assert.Equal(
        "KN1335 spec.template.spec.ephemeralContainers",
        ObjectCheck.Describe(ObjectCheck.Run(
            $"{ObjectCheck.Header("batch/v1", "Job")}spec: {{template: {{spec: {{nodeName: a, schedulingGates: [{{name: b}}], "
            + "containers: [{name: a, image: ' b'}], ephemeralContainers: [{name: c, image: d}]}}}\n")));
}
