using Knetc.Generators.Tests.Projects;
using Microsoft.CodeAnalysis;

namespace Knetc.Generators.Tests;

/// <summary>Hosts, ports and addresses in code, held against the manifests.</summary>
public sealed class ServiceReferenceTests
{
    private static readonly TestProject Project = new TestProject()
        .WithManifest("db.yaml", Manifest.Database)
        .WithManifest("peers.yaml", Manifest.Headless)
        .WithManifest("web.yaml", Manifest.Service("web", "shop", "ports: [{name: http, port: 80, targetPort: 8080}]"))
        .WithManifest("web2.yaml", Manifest.Service("web", "dev", "ports: [{name: http, port: 81}]"))
        .WithManifest("mail.yaml", Manifest.Service("mail", "dev", "type: ExternalName, externalName: smtp.example.com"));

    [Theory]
    [InlineData("new Uri(\"mysql://db-servic:3306/\")", "KN5001")]
    [InlineData("new Uri(\"http://api.shop/\")", "KN5001")]
    [InlineData("\"http://api.shop.svc:80/v1\"", "KN5001")]
    [InlineData("\"web.default.svc.cluster.local\"", "KN5001")]
    [InlineData("\"web.nowhere.svc\"", "KN5001")]
    [InlineData("\"Host=dbx;Port=5432;Database=shop\"", "KN5001")]
    [InlineData("\"Server=tcp:dbx,1433;Initial Catalog=shop\"", "KN5001")]
    [InlineData("new TcpClient(\"orders\", 80)", "KN5001")]
    [InlineData("new UriBuilder { Host = \"orders\" }", "KN5001")]
    [InlineData("\"http://dbx:\" + Environment.ProcessId", "KN5001")]
    [InlineData("$\"http://dbx/{Environment.ProcessId}\"", "KN5001")]
    [InlineData("\"amqp://web,amqp://webb\"", "KN5001")]
    [InlineData("\"http://web:8080/\"", "KN5002")]
    [InlineData("\"http://web.shop:81/\"", "KN5002")]
    [InlineData("\"web.shop.svc:8080\"", "KN5002")]
    [InlineData("new DnsEndPoint(\"db-service\", 3307)", "KN5002")]
    [InlineData("new TcpClient(port: 3307, hostname: \"db-service.default.svc\")", "KN5002")]
    [InlineData("new UriBuilder { Host = \"db-service\", Port = 3307 }", "KN5002")]
    [InlineData("\"Host=db-service;Port=5432;Database=shop\"", "KN5002")]
    [InlineData("\"Server=db-service,1433;Database=shop\"", "KN5002")]
    [InlineData("IPAddress.Parse(\"10.0.0.77\")", "KN5003")]
    [InlineData("\"http://10.0.0.77:3306/\"", "KN5003")]
    [InlineData("\"10.0.0.77:3306\"", "KN5003")]
    [InlineData("\"http://localhost:30306/\"", "KN5003")]
    [InlineData("new IPEndPoint(IPAddress.Loopback, 30306)", "KN5003")]
    [InlineData("new Uri(\"mysql://db-service:3306/\")", "KN5004")]
    [InlineData("new TcpClient(\"peers.team-a\", Environment.ProcessId)", "KN5004")]
    [InlineData("\"db-service.default.svc.cluster.local\"", "KN5004")]
    [InlineData("new TcpClient(\"mail.dev\", 25)", "KN5004")]
    [InlineData("\"http://api.dev:80/\"", "KN5001")]
    [InlineData("\"https://orders/\"", "KN5001")]
    public async Task It_is_found(string expression, string id)
    {
        // A right host beside a wrong port may still become the member.
        Assert.Equal([id], (await FindAsync(expression)).Where(found => found == id || found != "KN5004").Distinct());
    }

    [Theory]
    [InlineData("\"web\"")]
    [InlineData("\"orders\"")]
    [InlineData("\"status: web\"")]
    [InlineData("\"web:8080\"")]
    [InlineData("\"System.shop\"")]
    [InlineData("\"12:30\"")]
    [InlineData("\"api.dev\"")]
    [InlineData("\"https://api.dev/\"")]
    [InlineData("\"https://example.com:8443/web\"")]
    [InlineData("\"http://localhost:5000\"")]
    [InlineData("\"http://127.0.0.1:81\"")]
    [InlineData("\"http://*:8080;http://+:8081\"")]
    [InlineData("\"http://[::]:8080\"")]
    [InlineData("\"file://share/web\"")]
    [InlineData("\"urn:web\"")]
    [InlineData("\"pack://application:,,,/web\"")]
    [InlineData("\"see http://orders for more\"")]
    [InlineData("\"http://schemas/xml\"")]
    [InlineData("\"http://PROJECT_URL_HERE\"")]
    [InlineData("\"https://kubernetes.default.svc\"")]
    [InlineData("\"Data Source=shop;Mode=Memory;Cache=Shared\"")]
    [InlineData("\"Data Source=blog.dev\"")]
    [InlineData("\"host=anything; of course\"")]
    [InlineData("\"a=b;c=d\"")]
    [InlineData("\"http://ord\" + \"ers/\"")]
    [InlineData("$\"http://{Environment.MachineName}:8080\"")]
    [InlineData("TimeSpan.FromMilliseconds(30306)")]
    [InlineData("new Point(30306)")]
    [InlineData("new Named { Host = \"anything\" }")]
    [InlineData("string.Join(\"web\", \"shop\", \"default\", \"db-service\")")]
    public async Task It_is_left_alone(string expression) => Assert.Empty(await FindAsync(expression));

    [Theory]
    [InlineData("grafana.monitoring.svc", "grafana.monitoring.svc")]
    [InlineData("http://prometheus.monitoring.svc.cluster.local:9090", "*.monitoring.svc.cluster.local")]
    [InlineData("http://legacy/", "other; legacy")]
    public async Task Hosts_from_elsewhere_can_be_listed(string text, string hosts)
    {
        Assert.Equal(["KN5001"], await FindAsync($"\"{text}\""));
        Assert.Empty(await FindAsync($"\"{text}\"", Project.WithProperty("KnetcExternalHosts", hosts)));
    }

    [Fact]
    public async Task Constants_lead_to_the_port_beside_a_host()
    {
        var project = Project.WithSource("using System.Net; class Client { const int Wrong = 3307; object Found = new DnsEndPoint(\"db-service.default\", Wrong); }");
        Assert.Contains("KN5002", (await project.ReportAsync()).Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public async Task Broken_manifests_make_no_findings_in_code()
    {
        var project = Project.WithManifest("broken.yaml", Manifest.Service("orders", spec: "ports: [{port: 70000}]"));
        Assert.DoesNotContain(await FindAsync("\"http://orders:70000/\"", project), id => id.StartsWith("KN5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_manifests_nothing_is_found() => Assert.Empty(await FindAsync("\"http://orders.shop.svc/\"", new TestProject()));

    /// <summary>With the members' names, which a fix puts into the code.</summary>
    [Fact]
    public async Task A_class_of_another_name_is_named_also_in_real_builds()
    {
        var project = Project.WithProperty("KnetcNamespace", "Shop").WithProperty("KnetcClassName", "Backends");
        Assert.Equal(["KN5004"], await FindAsync("\"db-service.default.svc.cluster.local\"", project));
    }

    /// <summary>The numbers of the findings, which are the same when the task has read the manifests.</summary>
    private static async Task<string[]> FindAsync(string expression, TestProject? project = null)
    {
        var written = (project ?? Project).WithSource(
            $$"""
            using System;
            using System.Net;
            using System.Net.Sockets;
            class Point { public Point(int x) { } }
            class Named { public string Host { get; set; } = ""; }
            class Client { object Found() => {{expression}}; }
            """);
        var reported = await written.ReportAsync();
        if (!reported.Any(static found => found.Severity == DiagnosticSeverity.Error && !IsAboutCode(found)))
        {
            Assert.Equal(reported.Where(IsAboutCode).Select(Describe), (await written.HandOver().ReportAsync()).Select(Describe));
        }

        return [.. reported.Select(diagnostic => diagnostic.Id).Where(id => id.StartsWith("KN50", StringComparison.Ordinal) || id.StartsWith("CS", StringComparison.Ordinal))];
    }

    private static bool IsAboutCode(Diagnostic found) => found.Id.StartsWith("KN500", StringComparison.Ordinal);

    private static string Describe(Diagnostic found) => $"{found} {string.Join(", ", found.Properties)}";
}
