using Knetc.Generators.Tests.Projects;
using Microsoft.CodeAnalysis;

namespace Knetc.Generators.Tests;

/// <summary>The C# names of Services, namespaces and ports, and what is said about the odd ones.</summary>
public sealed class MemberNameTests
{
    [Theory]
    [InlineData("db-service", "DbService", null)]
    [InlineData("class", "Class", null)]
    [InlineData("a--b", "AB", null)]
    [InlineData("web2-0", "Web20", null)]
    [InlineData("to-string", "ToString_", "KN5011")]
    [InlineData("equals", "Equals_", "KN5011")]
    [InlineData("default", "Default_", "KN5011")]
    [InlineData("types", "Types", null)]
    [InlineData("service", "Service", null)]
    [InlineData("addressed-service", "AddressedService", null)]
    public void A_Service_has_a_member(string name, string member, string? finding) => AssertMember(Manifest.Service(name), "Default", member, finding);

    [Theory]
    [InlineData("team-a", "TeamA", null)]
    [InlineData("1password", "_1password", "KN5011")]
    [InlineData("services", "Services_", "KN5011")]
    [InlineData("cluster", "Cluster_", "KN5011")]
    [InlineData("types", "Types_", "KN5011")]
    [InlineData("constants", "Constants_", "KN5011")]
    public void A_namespace_has_a_class(string @namespace, string member, string? finding) => AssertMember(Manifest.Service("web", @namespace), member, "Web", finding);

    [Theory]
    [InlineData("http-2", "Http2", null)]
    [InlineData("2nd", "_2nd", "KN5011")]
    [InlineData("host", "Host", null)]
    [InlineData("web", "Web", null)]
    [InlineData("at", "At_", "KN5011")]
    public void A_port_has_a_member(string port, string member, string? finding) =>
        AssertMember(Manifest.Service("web", spec: $"ports: [{{name: {port}, port: 80}}]"), "Default", "Web.Ports." + member, finding);

    [Fact]
    public void Names_that_make_the_same_member_keep_their_dashes()
    {
        var project = new TestProject()
            .WithManifest("a.yaml", Manifest.Service("a-1", spec: "ports: [{name: http-port, port: 80}, {name: http, port: 81}]"))
            .WithManifest("b.yaml", Manifest.Service("a1"))
            .WithSource("class P { object[] All = { Cluster.Default.A_1.Ports.HttpPort.Port, Cluster.Default.A1, Cluster.Constants.Default.A_1.HttpPort }; }");
        var generated = project.Generate();
        Assert.Empty(generated.CompilerFindings);
        Assert.Equal(["KN5010", "KN5010"], generated.Reported.Select(diagnostic => diagnostic.Id));
        Assert.Equal("/app/a.yaml", generated.Reported[0].Location.GetLineSpan().Path);
        Assert.Equal(2, generated.Reported[0].Location.GetLineSpan().StartLinePosition.Line);
        Assert.Contains("A_1", generated.Reported[0].GetMessage());
    }

    /// <summary>C# forbids a member that is called like its class.</summary>
    [Fact]
    public void A_constant_that_would_be_called_like_its_class_gets_an_underscore() => Assert.Equal("80 81", new TestProject()
        .WithManifest("web.yaml", Manifest.Service("http-port", spec: "ports: [{name: http, port: 80}, {name: http-port, port: 81}]"))
        .WithSource("static class Program { public static string Run() => $\"{Cluster.Constants.Default.HttpPort.HttpPort_} {Cluster.Constants.Default.HttpPort.HttpPortPort}\"; }")
        .Generate().Run());

    private static void AssertMember(string manifest, string @namespace, string member, string? finding)
    {
        var generated = new TestProject().WithManifest("web.yaml", manifest).WithProperty("KnetcAccessibility", "public")
            .WithSource($"class P {{ object Found = Cluster.{@namespace}.{member}; }}").Generate();
        Assert.Empty(generated.CompilerFindings);
        Assert.Equal(finding is null ? [] : [finding], generated.Reported.Select(diagnostic => diagnostic.Id));
        Assert.All(generated.Reported, diagnostic => Assert.Equal(DiagnosticSeverity.Info, diagnostic.Severity));
    }
}
