using System.Diagnostics;
using Knetc.Generators.Tests.Projects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Knetc.Generators.Tests;

/// <summary>The command line and the generator make the same members, with the same addresses and ports.</summary>
public sealed class CommandLineTests
{
    private const string Frame = "Cluster.g.cs";

    [Fact]
    public void Both_choose_the_same_addresses()
    {
        using var folder = new TempFolder();
        var project = new TestProject();
        foreach (var (path, content, kind) in (ReadOnlySpan<(string, string, string)>)
        [
            ("knetc.yaml", "apiVersion: knetc.dev/v1alpha1\nkind: Project\ncluster: {serviceClusterIPRange: [10.96.0.0/16, 'fd00::/108']}\n", "Project"),
            ("k8s/shop.yaml", string.Join("---\n", Enumerable.Range(0, 40).Select(i => Manifest.Service($"s{i}", $"team-{i % 3}", "type: NodePort, ipFamilyPolicy: PreferDualStack, ports: [{name: http, port: 80}]"))), "Manifest"),
            ("k8s/api.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: api}\nspec: {selector: {app: api}, ports: [{name: http, port: 80, targetPort: web}]}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: api, labels: {app: api}}\nspec: {containers: [{name: api, image: api, ports: [{name: web, containerPort: 8123}]}]}\n", "Manifest"),
            ("knetc.lock.json", "{\n  \"clusterip\": {\n    \"IPv4/team-0/s0\": { \"value\": \"10.96.7.7\" }\n  },\n  \"version\": 1\n}\n", "Lock"),
        ])
        {
            folder.Write(path, content);
            project = project.WithFile(path, content, kind);
        }

        Run(folder.Path, "compile", "--emit", "csharp");
        string written = folder.Read("generated", "csharp", Frame);
        Assert.Contains("10.96.7.7", written);
        var generated = project.Generate();
        Assert.Empty(generated.CompilerFindings);

        // One file against several: the members are what counts.
        Assert.Equal(Constants(project.Compile().AddSyntaxTrees(CSharpSyntaxTree.ParseText(written, project.ParseOptions))), Constants(generated.Compilation));
        Assert.Equal(Members(written), Members(string.Concat(generated.Sources.Values)));
        Assert.Contains(Members(written), member => member.Contains("http TCP 80  8123 web", StringComparison.Ordinal));
        Run(folder.Path, "compile", "--emit", "csharp", "--frozen");
    }

    /// <summary>The lines that make Services, with all that these have.</summary>
    private static string[] Members(string code) =>
        [.. code.Split('\n').Where(static line => line.Contains("public static readonly ", StringComparison.Ordinal)).Select(static line => line.Trim()).Order(StringComparer.Ordinal)];

    private static string[] Constants(CSharpCompilation compilation)
    {
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var types = new Stack<INamedTypeSymbol>([compilation.GetTypeByMetadataName("Cluster")!]);
        var constants = new List<string>();
        while (types.TryPop(out var type))
        {
            foreach (var nested in type.GetTypeMembers()) types.Push(nested);
            constants.AddRange(type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).Select(field => $"{field.ToDisplayString()} = {field.ConstantValue}"));
        }

        Assert.NotEmpty(constants);
        return [.. constants.Order(StringComparer.Ordinal)];
    }

    private static void Run(string folder, params string[] arguments)
    {
        string configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        string tool = Repository.PathOf("src", "Knetc.Cli", "bin", configuration, "net10.0", "knetc.dll");
        var start = new ProcessStartInfo("dotnet", [tool, .. arguments]) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error + output.Result);
    }
}
