using Knetc.Generators.Tests.Projects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Knetc.Generators.Tests;

/// <summary>What code finds in the generated class.</summary>
public sealed class TypedModelTests
{
    private static readonly TestProject Project = new TestProject()
        .WithManifest("k8s/db.yaml", Manifest.Database)
        .WithManifest("k8s/peers.yaml", Manifest.Headless);

    [Fact]
    public void Members_have_the_values_of_the_manifest() => Assert.Equal(
        """
        10.0.0.77
        db-service.default.svc.cluster.local
        mysql 3306 TCP 30306 13306
        mysql://db-service.default.svc.cluster.local:3306/
        metrics 9104 True
        headless True 7000 UDP peers.team-a.svc.cluster.local
        default/db-service, team-a/peers
        True True
        2 mysql metrics
        3306 9104 db-service.default.svc.cluster.local
        """,
        Project.WithSource(
            """
            using System.Linq;
            using System.Net;
            static class Program
            {
                const int Port = Cluster.Constants.Default.DbService.MysqlPort;
                public static string Run()
                {
                    var db = Cluster.Default.DbService;
                    IPAddress address = db.ClusterIP;
                    int target = db.Ports.Mysql.TargetPort, node = db.Ports.Mysql.NodePort;
                    var peers = Cluster.TeamA.Peers;
                    IPAddress? none = peers.ClusterIP;
                    return string.Join("\n",
                        address,
                        db.Host,
                        $"{db.Ports.Mysql.Name} {db.Ports.Mysql.Port} {db.Ports.Mysql.Protocol} {node} {target}",
                        db.Ports.Mysql.Uri("mysql"),
                        $"{db.Ports.Metrics.Name} {db.Ports.Metrics.Port} {db.Ports.Metrics.NodePort > 30000}",
                        $"headless {none is null} {peers.Ports.Default.Port} {peers.Ports.Default.Protocol} {peers.Host}",
                        string.Join(", ", Cluster.Services),
                        $"{Cluster.Find("default", "db-service") == db} {Cluster.Find("default", "nobody") is null}",
                        $"{db.Ports.Count()} {string.Join(" ", db.Ports.Select(port => port.Name))}",
                        $"{Port} {Cluster.Constants.Default.DbService.MetricsPort} {Cluster.Constants.Default.DbService.Host}");
                }
            }
            """).Generate().Run(),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void Documentation_names_file_and_line()
    {
        var member = (INamedTypeSymbol)Project.Generate().Compilation.GetTypeByMetadataName("Cluster")!.GetTypeMembers("Default").Single();
        Assert.Contains("<c>k8s/db.yaml</c>, line 4 (10.0.0.77)", member.GetMembers("DbService").Single().GetDocumentationCommentXml());
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3)]
    [InlineData(LanguageVersion.CSharp8)]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.Latest)]
    public void Generated_code_has_no_warning(LanguageVersion language)
    {
        var everything = Project with { Language = language };
        foreach (var project in (TestProject[])[everything, everything.WithProperty("KnetcAccessibility", "public"), everything.WithProperty("KnetcNamespace", "My.App")])
        {
            var generated = project.Generate();
            Assert.Empty(generated.Reported);
            Assert.Empty(generated.CompilerFindings);
        }
    }

    [Fact]
    public void A_new_console_project_needs_no_using()
    {
        var program = Project with { Output = OutputKind.ConsoleApplication };
        Assert.Empty(program.WithSource("System.Console.WriteLine(Cluster.Default.DbService.Ports.Mysql.Port);").Generate().CompilerFindings);
    }

    [Fact]
    public void Properties_choose_namespace_name_and_accessibility()
    {
        var type = Project.WithProperty("KnetcNamespace", "My.App").WithProperty("KnetcClassName", "Backends").WithProperty("KnetcAccessibility", "Public")
            .Generate().Load().GetType("My.App.Backends")!;
        Assert.True(type.IsPublic);
        Assert.False(Project.Generate().Load().GetType("Cluster")!.IsPublic);
    }

    [Theory]
    [InlineData("KnetcNamespace", "My.class")]
    [InlineData("KnetcClassName", "My.App")]
    [InlineData("KnetcClassName", "1st")]
    [InlineData("KnetcClassName", "Services")]
    [InlineData("KnetcAccessibility", "protected")]
    [InlineData("KnetcServiceClusterIPRange", "10.96.0.0")]
    [InlineData("KnetcNodes", "many")]
    public void A_property_that_cannot_be_used_is_an_error(string name, string value)
    {
        var reported = Assert.Single(Project.WithProperty(name, value).Generate().Reported);
        Assert.Equal("KN5012", reported.Id);
        Assert.Equal(DiagnosticSeverity.Error, reported.Severity);
        Assert.Contains($"{name} is \"{value}\"", reported.GetMessage());
    }

    [Fact]
    public void Options_of_the_project_decide_addresses()
    {
        const string Open = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n";
        const string Options = "apiVersion: knetc.dev/v1alpha1\nkind: Project\ncluster: {serviceClusterIPRange: [10.77.0.0/16]}\n";
        const string Code = "static class Program { public static string Run() => Cluster.Default.Web.ClusterIP.ToString(); }";
        var project = new TestProject().WithManifest("web.yaml", Open).WithSource(Code);
        Assert.StartsWith("10.0.0.", project.Generate().Run());
        Assert.StartsWith("10.77.", project.WithFile("knetc.yaml", Options, "Project").Generate().Run());
        Assert.StartsWith("10.78.", project.WithFile("knetc.yaml", Options, "Project").WithProperty("KnetcServiceClusterIPRange", "10.78.0.0/16").Generate().Run());
        const string Lock = "{\n  \"clusterip\": {\n    \"IPv4/default/web\": { \"value\": \"10.0.0.99\" }\n  },\n  \"version\": 1\n}\n";
        var locked = project.WithFile("knetc.lock.json", Lock, "Lock");
        Assert.Equal("10.0.0.99", locked.Generate().Run());
        Assert.NotEqual("10.0.0.99", locked.WithProperty("KnetcNoLock", "true").Generate().Run());
    }

    [Fact]
    public void Files_without_a_kind_and_files_of_our_own_making_are_not_read()
    {
        Assert.Empty(new TestProject().WithFile("web.yaml", Manifest.Database, "").Generate().Sources);
        var generated = Project.WithManifest("cluster.yaml", "# Code generated by knetc. DO NOT EDIT.\n" + Manifest.Service("copy")).Generate();
        Assert.DoesNotContain("Copy", string.Concat(generated.Sources.Values));
    }

    [Fact]
    public void The_generated_class_can_be_turned_off() => Assert.Empty(Project.WithProperty("KnetcGenerateModel", "false").Generate().Sources);

    [Fact]
    public void Generated_files_are_as_recorded()
    {
        foreach (var (name, text) in Project.Generate().Sources)
        {
            Assert.Null(Golden.Difference(Repository.PathOf("tests", "Knetc.Generators.Tests", "Data", name), text));
        }
    }
}
