using Knetc.Generators.Tests.Projects;
using Microsoft.CodeAnalysis;

namespace Knetc.Generators.Tests;

/// <summary>The findings of <c>knetc check</c> in an editor.</summary>
public sealed class ManifestAnalyzerTests
{
    private static readonly TestProject Broken = new TestProject()
        .WithManifest("k8s/web.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  ports:\n  - port: 80\n    targetport: 8080\n");

    [Fact]
    public async Task A_finding_stands_at_its_place_in_the_manifest()
    {
        var found = Assert.Single(await Broken.ReportAsync());
        Assert.Equal("KN0101", found.Id);
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
        Assert.Equal("/app/k8s/web.yaml", found.Location.GetLineSpan().Path);
        Assert.Equal("(6,4)-(6,14)", found.Location.GetLineSpan().Span.ToString());
        Assert.EndsWith("/KN0101", found.Descriptor.HelpLinkUri);
        Assert.Contains("did you mean \"targetPort\"", found.GetMessage());
    }

    [Fact]
    public async Task Where_the_task_reports_the_analyzer_keeps_silent() => Assert.Empty(await Broken.WithOption("knetc_findings", "task").ReportAsync());

    [Fact]
    public async Task The_project_decides_severities_and_suppressions()
    {
        const string Options = "apiVersion: knetc.dev/v1alpha1\nkind: Project\ndiagnostics: {severity: {KN0101: warning}}\n";
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(await Broken.WithFile("knetc.yaml", Options, "Project").ReportAsync()).Severity);
    }

    [Fact]
    public async Task A_finding_about_the_lock_file_stands_there()
    {
        const string Lock = "{\n  \"clusterip\": {\n    \"IPv4/default/web\": { \"value\": 17 }\n  },\n  \"version\": 1\n}\n";
        var found = await new TestProject().WithManifest("web.yaml", Manifest.Service("web")).WithFile("knetc.lock.json", Lock, "Lock").ReportAsync();
        Assert.Contains(found, diagnostic => diagnostic.Id == "KN2202" && diagnostic.Location.GetLineSpan().Path == "/app/knetc.lock.json");
    }

    [Fact]
    public async Task The_lock_file_is_read_as_builds_read_it()
    {
        const string Lock = "{\n  \"version\": 1\n}\n";
        var found = await new TestProject().WithManifest("web.yaml", Manifest.Service("web")).WithFile("knetc.lock.json", Lock, "Lock").ReportAsync();
        Assert.Equal(["KN2207"], found.Select(diagnostic => diagnostic.Id));
    }
}
