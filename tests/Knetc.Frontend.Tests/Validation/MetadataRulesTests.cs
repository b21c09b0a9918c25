using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Tests.Validation;

public sealed class MetadataRulesTests
{
    [Theory]
    [InlineData("name: web", "")]
    [InlineData("labels: {}", "KN1001 metadata.name")]
    [InlineData("name: Web", "KN1002 metadata.name")]
    [InlineData("name: a234567890123456789012345678901234567890123456789012345678901234", "KN1002 metadata.name")]
    [InlineData("generateName: web-", "")]
    [InlineData("generateName: a234567890123456789012345678901234567890123456789012345678901-", "")]
    [InlineData("generateName: Web-", "KN1003 metadata.generateName, KN1002 metadata.name")]
    [InlineData("name: web, generateName: Web-", "KN1003 metadata.generateName")]
    [InlineData("generateName: w_-", "KN1002 metadata.name")]
    [InlineData("name: web, namespace: a.b", "KN1005 metadata.namespace")]
    [InlineData("name: web, labels: {a b: c, d: e f}", "KN1007 metadata.labels, KN1007 metadata.labels")]
    [InlineData("name: web, labels: {a b: c d}", "KN1007 metadata.labels, KN1007 metadata.labels")]
    [InlineData("name: web, annotations: {A/b: c d, Example.COM/x: ''}", "")]
    [InlineData("name: web, annotations: {a/b/c: d, '': e}", "KN1008 metadata.annotations, KN1008 metadata.annotations")]
    [InlineData("name: web, generation: -1", "KN1012 metadata.generation")]
    public void Names_labels_and_annotations(string metadata, string expected) =>
        Assert.Equal(expected, string.Join(", ", ServiceCheck.Metadata(metadata)));

    [Theory]
    [InlineData("apiVersion: v1, kind: Pod, name: a, uid: b", "")]
    [InlineData("", "KN1010 apiVersion, KN1010 kind, KN1010 name, KN1010 uid")]
    [InlineData("apiVersion: apps/, kind: Pod, name: a, uid: b", "KN1010 apiVersion")]
    [InlineData("apiVersion: a/b/c, kind: Pod, name: a, uid: b", "KN1010 apiVersion")]
    [InlineData("apiVersion: v1, kind: Event, name: a, uid: b", "KN1015")]
    [InlineData("apiVersion: events.k8s.io/v1, kind: Event, name: a, uid: b", "")]
    [InlineData("apiVersion: v1, kind: A, name: a, uid: b, controller: true}, {apiVersion: v1, kind: B, name: a, uid: b, controller: true", "KN1015")]
    public void Owner_references_are_named_without_index(string references, string expected) => Assert.Equal(
        expected,
        string.Join(", ", ServiceCheck.Metadata($"name: web, ownerReferences: [{{{references}}}]"))
            .Replace(" metadata.ownerReferences", "").Replace("KN1010.", "KN1010 "));

    [Theory]
    [InlineData("kubernetes, orphan, a.b/c", "")]
    [InlineData("orphan, foregroundDeletion", "KN1011 metadata.finalizers")]
    [InlineData("mine", "KN1016 metadata.finalizers[0]")]
    [InlineData("a/b, m ine", "KN1011 metadata.finalizers, KN1016 metadata.finalizers[1]")]
    public void Finalizers(string finalizers, string expected) =>
        Assert.Equal(expected, string.Join(", ", ServiceCheck.Metadata($"name: web, finalizers: [{finalizers}]")));

    [Theory]
    [InlineData("name: 1web", 35, "KN1002 metadata.name")]
    [InlineData("name: 1web", 36, "")]
    [InlineData("name: web.", 36, "KN1002 metadata.name")]
    public void A_Service_name_may_begin_with_a_digit_from_136(string metadata, int minor, string expected) =>
        Assert.Equal(expected, string.Join(", ", ServiceCheck.Metadata(metadata, minor)));

    // The API server's path never names the key, but the place does.
    [Theory]
    [InlineData("name: web, labels: {good: x, b ad: y}", "b ad")]
    [InlineData("name: web, labels: {good: x, bad: y z}", "y z")]
    [InlineData("name: web, annotations: {a/b/c: y}", "a/b/c")]
    [InlineData("name: web, finalizers: [a.b/c, 'b ad/x']", "'b ad/x'")]
    [InlineData("generateName: w_-", "w_-")]
    [InlineData("name: web, ownerReferences: [{apiVersion: v1, kind: A, name: a, uid: b}, {apiVersion: '/', kind: A, name: a, uid: b}]", "'/'")]
    public void The_place_is_that_of_the_culprit(string metadata, string pointed) => Assert.Equal(
        pointed, ServiceCheck.Pointed(Assert.Single(ServiceCheck.Run($"metadata: {{{metadata}}}\nspec: {{ports: [{{port: 80}}]}}\n"))));

    [Fact]
    public void Annotations_have_a_limit_in_bytes()
    {
        // 131,070 two-byte letters, the key and two more bytes fill it.
        string value = new('é', 131_070);
        Assert.Empty(ServiceCheck.Metadata($"name: web, annotations: {{k: \"{value}xxx\"}}"));
        Assert.Equal(["KN1009 metadata.annotations"], ServiceCheck.Metadata($"name: web, annotations: {{k: \"{value}xxxx\"}}"));
    }

    [Theory]
    [InlineData("worker.1", "", "")]
    [InlineData("worker_1", "", "KN1002 metadata.name")]
    [InlineData("worker-1", "default", "KN1006 metadata.namespace")]
    public void Cluster_scoped_kinds_have_no_namespace(string name, string @namespace, string expected)
    {
        var diagnostics = new DiagnosticBag();
        var metadata = new ObjectMeta { Name = name, Namespace = @namespace };
        var errors = new ObjectErrors(new ManifestObject("v1", "Node", @namespace, name), diagnostics);
        MetadataRules.Validate(metadata, NameClasses.Of("Node", KubeVersion.Newest), namespaced: false, errors);
        Assert.Equal(expected, string.Join(", ", ServiceCheck.Places(diagnostics.ToImmutable())));
    }

    [Fact]
    public void A_template_is_named_by_one_path_and_shown_at_another()
    {
        var diagnostics = new DiagnosticBag();
        var service = ServiceCheck.Bind("metadata: {name: web, labels: {a: b c}}\n", diagnostics);
        MetadataRules.ValidateLabels(
            service.Metadata.Labels,
            FieldPath.Of("spec.template.labels"),
            FieldPath.Of("metadata.labels"),
            new ObjectErrors(service.Manifest, diagnostics));
        var diagnostic = Assert.Single(diagnostics.ToImmutable());
        Assert.Equal(("spec.template.labels", "b c"), (diagnostic.Path, ServiceCheck.Pointed(diagnostic)));
    }
}
