using Knetc.Schema;
using Knetc.SchemaTables;
using Knetc.Testing;

namespace Knetc.Tests.Schema;

public sealed class SchemaTableTests
{
    [Fact]
    public async Task The_checked_in_table_is_what_the_generator_writes()
    {
        string expected = TableWriter.Write(await SchemaFolder.ReadAsync(Repository.PathOf("schemas")));
        string file = Repository.PathOf("src", "Knetc.Frontend", "Schema", "SchemaTables.g.cs");
        string actual = (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n");
        Assert.True(expected == actual, "schemas/ and SchemaTables.g.cs differ: run ./eng/generate");
    }

    [Theory]
    [InlineData("v1", "Service", "spec", "core/v1.ServiceSpec")]
    [InlineData("v1", "Pod", "metadata", "meta/v1.ObjectMeta")]
    [InlineData("networking.k8s.io/v1", "ServiceCIDR", "spec", "networking/v1.ServiceCIDRSpec")]
    [InlineData("networking.k8s.io/v1beta1", "ServiceCIDR", "spec", "networking/v1.ServiceCIDRSpec")]
    [InlineData("kubeadm.k8s.io/v1beta3", "ClusterConfiguration", "networking", "kubeadm.Networking")]
    [InlineData("kind.x-k8s.io/v1alpha4", "Cluster", "nodes", "list<kind/v1alpha4.Node>")]
    [InlineData("knetc.dev/v1alpha1", "Project", "inputs", "list<string>")]
    public void A_kind_is_found_by_its_version(string apiVersion, string kind, string field, string type)
    {
        var root = SchemaTable.Default.Find(apiVersion, kind);
        Assert.NotNull(root);
        Assert.Equal(type, root.Find(field)?.Type.Expression);
    }

    [Theory]
    [InlineData("v2", "Service")]
    [InlineData("v1", "service")]
    [InlineData("v1", "ConfigMap")]
    [InlineData("apps/v1", "Pod")]
    public void Other_kinds_and_versions_are_not_found(string apiVersion, string kind) =>
        Assert.Null(SchemaTable.Default.Find(apiVersion, kind));

    [Fact]
    public void Extra_arguments_are_a_map_in_v1beta3_and_a_list_from_v1beta4_on()
    {
        Assert.Equal(SchemaTypeKind.Map, ExtraArgs("kubeadm.k8s.io/v1beta3"));
        Assert.Equal(SchemaTypeKind.List, ExtraArgs("kubeadm.k8s.io/v1beta4"));

        static SchemaTypeKind? ExtraArgs(string apiVersion) =>
            SchemaTable.Default.Find(apiVersion, "ClusterConfiguration")?.Find("apiServer")?.Type.Find("extraArgs")?.Type.Kind;
    }

    [Fact]
    public void Every_object_type_has_fields()
    {
        foreach (var type in ReachableTypes()) Assert.True(type.Kind != SchemaTypeKind.Object || type.Fields.Length > 0, type.Expression);
    }

    private static HashSet<SchemaType> ReachableTypes()
    {
        var seen = new HashSet<SchemaType>();
        var pending = new Stack<SchemaType>(SchemaTable.Default.Kinds.Select(kind => kind.Type));
        while (pending.TryPop(out var type))
        {
            if (!seen.Add(type)) continue;
            if (type.Item is not null) pending.Push(type.Item);
            foreach (var field in type.Fields) pending.Push(field.Type);
        }

        return seen;
    }
}
