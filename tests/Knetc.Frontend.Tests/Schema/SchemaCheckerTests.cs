using Knetc.Diagnostics;
using Knetc.Schema;

namespace Knetc.Tests.Schema;

public sealed class SchemaCheckerTests
{
    private const string Service = "apiVersion: v1\nkind: Service\n";
    private const string Proxy = "apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\n";
    private const string Pod = "apiVersion: v1\nkind: Pod\n";

    [Theory]
    [InlineData("targetport", "targetPort")]
    [InlineData("nodeport", "nodePort")]
    [InlineData("protcol", "protocol")]
    [InlineData("prot", "port")]
    public void An_unknown_field_is_reported_at_its_key_with_the_name_that_was_meant(string wrong, string right)
    {
        var diagnostic = Assert.Single(SchemaCheck.Run($"{Service}spec:\n  ports:\n  - port: 80\n    {wrong}: 1\n"));
        Assert.Equal($"6:5-{5 + wrong.Length} KN0101 spec.ports[0].{wrong}", SchemaCheck.Place(diagnostic));
        Assert.Equal($"unknown field \"spec.ports[0].{wrong}\"; did you mean \"{right}\"?", diagnostic.Message);
        Assert.Equal(right, diagnostic.Fix);
        Assert.Equal("Test default/test", diagnostic.Object);
    }

    [Fact]
    public void A_field_on_the_wrong_level_is_told_where_it_belongs()
    {
        var diagnostic = Assert.Single(SchemaCheck.Run(Service + "selector:\n  app: web\n"));
        Assert.Equal("unknown field \"selector\"; it belongs under \"spec\"", diagnostic.Message);
        Assert.Null(diagnostic.Fix);
    }

    [Fact]
    public void A_name_like_no_other_gets_no_suggestion()
    {
        var diagnostic = Assert.Single(SchemaCheck.Run(Service + "spec: {entirelyDifferent: 1}"));
        Assert.Equal("unknown field \"spec.entirelyDifferent\"", diagnostic.Message);
    }

    [Fact]
    public void A_field_of_a_later_release_is_unknown_to_an_earlier_one()
    {
        const string Slice = "apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nendpoints:\n- hints: {forNodes: [{name: a}]}\n";
        Assert.Empty(SchemaCheck.Run(Slice));
        Assert.Empty(SchemaCheck.Run(Slice, new KubeVersion(1, 33)));
        var diagnostic = Assert.Single(SchemaCheck.Run(Slice, new KubeVersion(1, 32)));
        Assert.Equal("unknown field \"endpoints[0].hints.forNodes\": it exists from Kubernetes 1.33 on", diagnostic.Message);
    }

    [Theory]
    [InlineData("Pod", "status: {observedGeneration: 2, conditions: [{type: Ready, status: 'True', newer: 1}], containerStatuses: [{name: a, user: {linux: {uid: 0}}}]}")]
    [InlineData("Node", "status: {features: {supplementalGroupsPolicy: true}, runtimeHandlers: [{name: runc}]}")]
    [InlineData("Service", "status: {loadBalancer: {ingress: [{ip: 192.0.2.1, zone: a}]}}")]
    [InlineData("Pod", "metadata: {managedFields: [{manager: kubelet, novelty: {a: 1}}]}")]
    public void What_the_cluster_writes_may_have_fields_of_later_releases(string kind, string fields) =>
        Assert.Empty(SchemaCheck.Run($"apiVersion: v1\nkind: {kind}\n{fields}\n"));

    [Theory]
    [InlineData("status: {podip: 10.244.0.5}\nspec: {}", "3:10-15 KN0101 status.podip")]
    [InlineData("status: {conditons: []}", "3:10-19 KN0101 status.conditons")]
    [InlineData("status: {observedGeneration: 2}\nspec: {observedGeneration: 2}", "4:8-26 KN0101 spec.observedGeneration")]
    [InlineData("spec: {status: {}}", "3:8-14 KN0101 spec.status")]
    [InlineData("metadata: {managedFields: [], novelty: 1}", "3:31-38 KN0101 metadata.novelty")]
    [InlineData("status: {podIP: [10.244.0.5]}", "3:17-29 KN0110 status.podIP")]
    public void Misspellings_there_and_unknown_fields_elsewhere_are_reported(string fields, string place) =>
        Assert.Equal([place], SchemaCheck.Places(Pod + fields + "\n"));

    [Fact]
    public void A_repeated_field_is_reported_at_the_later_key_and_refers_to_the_first()
    {
        var diagnostic = Assert.Single(SchemaCheck.Run(Service + "spec:\n  type: NodePort\n  type: ClusterIP\n"));
        Assert.Equal("5:3-7 KN0102 spec.type", SchemaCheck.Place(diagnostic));
        Assert.Equal("test.yaml:4:3", Assert.Single(diagnostic.Related).Location.ToString());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(40)]
    public void A_repeated_key_of_a_map_is_reported_whatever_its_size(int size)
    {
        string others = string.Concat(Enumerable.Range(0, size).Select(i => $"    k{i}: v\n"));
        var diagnostic = Assert.Single(SchemaCheck.Run($"{Service}metadata:\n  labels:\n{others}    \"k1\": w\n"));
        Assert.Equal($"{5 + size}:5-9 KN0102 metadata.labels[k1]", SchemaCheck.Place(diagnostic));
        Assert.Equal("test.yaml:6:5", Assert.Single(diagnostic.Related).Location.ToString());
    }

    [Fact]
    public void Keys_that_read_as_numbers_or_booleans_become_text() => Assert.Equal(
        ["6:5-9 KN0102 metadata.labels[true]"],
        SchemaCheck.Places(Service + "metadata:\n  labels:\n    yes: a\n    true: b\n    1: c\n"));

    [Fact]
    public void Repeated_keys_count_where_nobody_reads_the_values() => Assert.Equal(
        ["4:16-17 KN0102 metadata.managedFields[0].fieldsV1[f][0][a]"],
        SchemaCheck.Places(Service + "metadata: {managedFields: [{fieldsV1:\n  {f: [{a: 1,  a: 1}]}}]}"));

    [Theory]
    [InlineData("10", "the number 10", "\"10\"")]
    [InlineData("1.36", "the number 1.36", "\"1.36\"")]
    [InlineData("true", "the boolean true", "\"true\"")]
    [InlineData("yes", "yes, which YAML reads as the boolean true", "\"yes\"")]
    public void A_number_or_boolean_is_no_text(string value, string described, string fix)
    {
        var diagnostic = Assert.Single(SchemaCheck.Run($"{Service}spec:\n  selector:\n    app: {value}\n"));
        Assert.Equal($"5:10-{10 + value.Length} KN0103 spec.selector[app]", SchemaCheck.Place(diagnostic));
        Assert.Equal($"must be text, not {described}", diagnostic.Message);
        Assert.Equal(fix, diagnostic.Fix);
    }

    [Theory]
    [InlineData("\"80\"", "KN0104", "80")]
    [InlineData("http", "KN0104", null)]
    [InlineData("true", "KN0104", null)]
    [InlineData(".inf", "KN0104", null)]
    [InlineData("3000000000", "KN0105", null)]
    [InlineData("-2147483649", "KN0105", null)]
    [InlineData("99999999999999999999999", "KN0105", null)]
    [InlineData("1e30", "KN0106", null)]
    [InlineData("80.0", "KN0106", null)]
    [InlineData("8e1", "KN0106", null)]
    [InlineData("99999999999999999999", "KN0105", null)]
    [InlineData("80.5", "KN0106", null)]
    [InlineData("[80]", "KN0110", "80")]
    [InlineData("{a: 1}", "KN0110", null)]
    public void A_port_is_a_whole_number_of_32_bits(string value, string id, string? fix)
    {
        var diagnostic = Assert.Single(SchemaCheck.Run($"{Service}spec:\n  ports:\n  - port: {value}\n"));
        Assert.Equal($"5:11-{11 + value.Length} {id} spec.ports[0].port", SchemaCheck.Place(diagnostic));
        Assert.Equal(fix, diagnostic.Fix);
    }

    [Theory]
    [InlineData("0x50")]
    [InlineData("0120")]
    [InlineData("2147483647")]
    [InlineData("null")]
    [InlineData("")]
    public void Integers_have_many_spellings(string value) =>
        Assert.Empty(SchemaCheck.Run($"{Service}spec:\n  ports:\n  - port: {value}\n"));

    [Theory]
    [InlineData("8080", null)]
    [InlineData("http", null)]
    [InlineData("\"80\"", null)]
    [InlineData("80.0", "KN0106")]
    [InlineData("80.5", "KN0106")]
    [InlineData("3000000000", "KN0105")]
    [InlineData("true", "KN0104")]
    [InlineData("[http]", "KN0110")]
    public void A_target_port_is_a_number_or_text(string value, string? id) =>
        Assert.Equal(id, SchemaCheck.Run($"{Service}spec:\n  ports:\n  - targetPort: {value}\n").SingleOrDefault()?.Id);

    [Theory]
    [InlineData("\"true\"", "true")]
    [InlineData("\"off\"", "false")]
    [InlineData("0", "false")]
    [InlineData("maybe", null)]
    public void A_boolean_is_neither_text_nor_a_number(string value, string? fix)
    {
        var diagnostic = Assert.Single(SchemaCheck.Run($"{Service}spec:\n  publishNotReadyAddresses: {value}\n"));
        Assert.Equal($"4:29-{29 + value.Length} KN0107 spec.publishNotReadyAddresses", SchemaCheck.Place(diagnostic));
        Assert.Equal(fix, diagnostic.Fix);
    }

    [Theory]
    [InlineData("ports: {port: 80}", "4:10-20 KN0108 spec.ports", null)]
    [InlineData("ports: 80", "4:10-12 KN0108 spec.ports", null)]
    [InlineData("externalIPs: 192.0.2.1", "4:16-25 KN0108 spec.externalIPs", "[192.0.2.1]")]
    [InlineData("selector: [web]", "4:13-18 KN0109 spec.selector", null)]
    [InlineData("selector: web", "4:13-16 KN0109 spec.selector", null)]
    [InlineData("ports: [80]", "4:11-13 KN0109 spec.ports[0]", null)]
    [InlineData("clusterIP: [192.0.2.1]", "4:14-25 KN0110 spec.clusterIP", "192.0.2.1")]
    [InlineData("selector: {app: {a: b}}", "4:19-25 KN0110 spec.selector[app]", null)]
    public void Lists_mappings_and_single_values_do_not_stand_for_each_other(string line, string place, string? fix)
    {
        var diagnostic = Assert.Single(SchemaCheck.Run($"{Service}spec:\n  {line}\n"));
        Assert.Equal(place, SchemaCheck.Place(diagnostic));
        Assert.Equal(fix, diagnostic.Fix);
    }

    [Theory]
    [InlineData("500m", true)]
    [InlineData("2", true)]
    [InlineData("0.5", true)]
    [InlineData("1e3", true)]
    [InlineData("1Gi", true)]
    [InlineData("\" 1Gi \"", true)]
    [InlineData("4 cores", false)]
    [InlineData("1GB", false)]
    [InlineData("true", false)]
    [InlineData("\"\"", false)]
    public void Quantities_are_numbers_or_text_of_their_own_grammar(string value, bool isValid)
    {
        string text = $"{Pod}spec:\n  containers:\n  - resources: {{limits: {{cpu: {value}}}}}\n";
        string place = $"5:31-{31 + value.Length} KN0111 spec.containers[0].resources.limits[cpu]";
        Assert.Equal(isValid ? [] : [place], SchemaCheck.Places(text));
    }

    [Theory]
    [InlineData("2024-05-01T12:00:00Z", true)]
    [InlineData("2024-02-30T12:00:00Z", false)]
    [InlineData("2024-05-01", false)]
    [InlineData("2024", false)]
    public void Times_are_RFC_3339(string value, bool isValid)
    {
        string place = $"4:22-{22 + value.Length} KN0112 metadata.creationTimestamp";
        Assert.Equal(isValid ? [] : [place], SchemaCheck.Places($"{Pod}metadata:\n  creationTimestamp: {value}\n"));
    }

    [Theory]
    [InlineData("30s", null, null)]
    [InlineData("1h0m0s", null, null)]
    [InlineData("\"0\"", null, null)]
    [InlineData("30", "KN0113", "30s")]
    [InlineData("soon", "KN0113", null)]
    public void Durations_are_text_with_units(string value, string? id, string? fix)
    {
        var diagnostic = SchemaCheck.Run($"{Proxy}iptables:\n  syncPeriod: {value}\n").SingleOrDefault();
        Assert.Equal(id, diagnostic?.Id);
        Assert.Equal(fix, diagnostic?.Fix);
        Assert.Equal(id is null ? null : "iptables.syncPeriod", diagnostic?.Path);
    }

    [Fact]
    public void The_configuration_that_kubeadm_writes_is_accepted() => Assert.Empty(SchemaCheck.Run(
        Proxy + "logging:\n  flushFrequency: 0\n  options: {json: {infoBufferSize: \"0\"}, text: {infoBufferSize: \"0\"}}\n  verbosity: 0\n"
        + "clientConnection: {acceptContentTypes: \"\", burst: 0, kubeconfig: /var/lib/kube-proxy/kubeconfig.conf, qps: 0}\n"
        + "conntrack: {maxPerCore: null, min: null, tcpCloseWaitTimeout: null}\nnodePortAddresses: null\nfeatureGates: {A: true}\n"));

    [Fact]
    public void Null_is_absence_everywhere() => Assert.Empty(SchemaCheck.Run(
        Service + "metadata:\nspec:\n  selector: {app: ~}\n  clusterIPs: [null]\n  ports:\n  - \n  type: null\nstatus: ~\n"));

    [Fact]
    public void The_nodes_of_a_project_are_a_number_or_a_list()
    {
        const string Project = "apiVersion: knetc.dev/v1alpha1\nkind: Project\ncluster:\n  ";
        Assert.Empty(SchemaCheck.Run(Project + "nodes: 3"));
        Assert.Empty(SchemaCheck.Run(Project + "nodes: [{name: a, addresses: [192.0.2.1], labels: {zone: x}}]"));
        Assert.Equal(["4:10-13 KN0104 cluster.nodes"], SchemaCheck.Places(Project + "nodes: two"));
        Assert.Equal(["4:10-16 KN0108 cluster.nodes"], SchemaCheck.Places(Project + "nodes: {a: 1}"));
        Assert.Equal(["4:16-20 KN0103 cluster.kubeVersion"], SchemaCheck.Places(Project + "kubeVersion: 1.36"));
    }

    [Fact]
    public void Every_wrong_value_is_reported_in_document_order() => Assert.Equal(
        ["4:10-11 KN0103 metadata.name", "6:3-8 KN0101 spec.prots", "7:9-10 KN0103 spec.type"],
        SchemaCheck.Places(Service + "metadata: \n  name:  1\nspec:\n  prots: []\n  type: 1\n"));

    [Fact]
    public void The_descriptors_are_numbered_without_gaps()
    {
        var ids = SchemaDiagnostics.All.Select(descriptor => descriptor.Id);
        Assert.Equal(Enumerable.Range(101, SchemaDiagnostics.All.Length).Select(i => $"KN{i:0000}"), ids);
    }
}
