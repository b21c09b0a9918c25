using Knetc.Generators.Tests.Projects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Knetc.Generators.Tests;

/// <summary>
/// What the compiler has to do grows with the generated classes, members and text. Their number can be counted; docs/dotnet.md has the
/// time that they take.
/// </summary>
public sealed class GeneratedSizeTests
{
    private const int Count = 1000;

    private const int Namespaces = 20;

    private static readonly Lazy<GeneratedProject> Large = new(() => new TestProject()
        .WithProperty("KnetcServiceClusterIPRange", "10.96.0.0/12")
        .WithManifests(Enumerable.Range(0, Count).Select(i => (
            $"k8s/service-{i}.yaml",
            Manifest.Service($"service-{i}", $"team-{i % Namespaces}", "ports: [{name: http, port: 80, targetPort: 8080}, {name: metrics, port: 9090}]"))))
        .Generate());

    /// <summary>Those that every cluster has, two for a namespace, one for a Service, and those of the ports, of which one is enough here.</summary>
    [Fact]
    public void A_Service_adds_one_class()
    {
        int frame = Types(new TestProject().WithManifest("web.yaml", Manifest.Service("web")).Generate().Compilation).Count() - 4;
        Assert.Equal(frame + (2 * Namespaces) + Count + 1, Types(Large.Value.Compilation).Count());
    }

    /// <summary>Itself, its host, and a constant for each of the two ports.</summary>
    [Fact]
    public void A_Service_adds_four_members()
    {
        var classes = Types(Large.Value.Compilation).Where(static type => type.IsStatic && IsOfNamespace(type));
        int members = classes.SelectMany(static type => type.GetMembers()).Count(static member => member is not INamedTypeSymbol && !member.IsImplicitlyDeclared);
        Assert.Equal(4 * Count, members);
    }

    [Fact]
    public void A_Service_adds_less_than_900_characters() =>
        Assert.InRange(Large.Value.Sources.Values.Sum(static source => source.Length) / Count, 100, 899);

    [Fact]
    public void Services_share_a_class_when_their_ports_have_the_same_names_and_known_numbers()
    {
        var generated = new TestProject()
            .WithManifest("web.yaml", Manifest.Service("web", spec: "ports: [{name: http, port: 80}]"))
            .WithManifest("api.yaml", Manifest.Service("api", spec: "ports: [{name: http, port: 8080, targetPort: 9000}]"))
            .WithManifest("open.yaml", Manifest.Service("open", spec: "type: NodePort, ports: [{name: http, port: 80}]"))
            .WithManifest("named.yaml", Manifest.Service("named", spec: "ports: [{name: http, port: 80, targetPort: web}]"))
            .WithManifest("node.yaml", Manifest.Service("node", spec: "ports: [{name: http-node, port: 80}]"))
            .WithManifest("none.yaml", Manifest.Service("none", spec: "clusterIP: None"))
            .Generate();
        Assert.Equal(
            ["NoPorts", "Ports_Http", "Ports_HttpNamed", "Ports_HttpNode", "Ports_HttpNode_2"],
            generated.Compilation.GetTypeByMetadataName("Cluster+Types")!.GetTypeMembers().Select(static type => type.Name).Order(StringComparer.Ordinal));
        Assert.Empty(generated.CompilerFindings);
    }

    [Fact]
    public void The_name_of_a_class_of_many_ports_is_cut()
    {
        string ports = string.Join(", ", Enumerable.Range(0, 40).Select(static i => $"{{name: port-number-{i}, port: {100 + i}}}"));
        string other = ports.Replace("port-number-39", "last");
        var generated = new TestProject()
            .WithManifest("a.yaml", Manifest.Service("a", spec: $"ports: [{ports}]"))
            .WithManifest("b.yaml", Manifest.Service("b", spec: $"ports: [{other}]"))
            .WithSource("static class Program { public static string Run() => $\"{Cluster.Default.A.Ports.PortNumber39.Port} {Cluster.Default.B.Ports.Last.Port}\"; }")
            .Generate();
        Assert.Equal("139 139", generated.Run());
        var names = generated.Compilation.GetTypeByMetadataName("Cluster+Types")!.GetTypeMembers().Select(static type => type.Name).ToList();
        Assert.Equal(2, names.Count);
        Assert.All(names, static name => Assert.InRange(name.Length, 10, 170));
    }

    /// <summary>Whether it is the class of a namespace, or lies in one.</summary>
    private static bool IsOfNamespace(INamedTypeSymbol type)
    {
        for (var at = type; at is not null; at = at.ContainingType)
        {
            if (at.Name.StartsWith("Team", StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static IEnumerable<INamedTypeSymbol> Types(CSharpCompilation compilation)
    {
        var types = new Stack<INamedTypeSymbol>([compilation.GetTypeByMetadataName("Cluster")!]);
        while (types.TryPop(out var type))
        {
            yield return type;
            foreach (var nested in type.GetTypeMembers()) types.Push(nested);
        }
    }
}
