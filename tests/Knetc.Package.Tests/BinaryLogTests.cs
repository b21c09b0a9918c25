using Microsoft.Build.Logging.StructuredLogger;

namespace Knetc.Packages;

/// <summary>A binary log tells the whole story, also to those who have nothing else.</summary>
public sealed class BinaryLogTests(PackedPackages packages) : IClassFixture<PackedPackages>
{
    [Fact]
    public void It_has_the_findings_with_number_place_and_page_and_what_knetc_was_asked_for()
    {
        var project = new ConsumerProject(packages, "binarylog", "<OutputType>Library</OutputType>", ConsumerProject.Task);
        project.Write("k8s/web.yaml", Manifests.Service("web").Replace("name: main", "nane: main"));
        project.Write("k8s/mail.yaml", Manifests.Service("mail") + "  externalIPs: [192.0.2.80]\n");
        project.Restore();
        project.Build("-bl:build.binlog").Failed("k8s/mail.yaml:9:16 warning KN1265", "k8s/web.yaml:7:5 error KN0101");

        var build = BinaryLog.ReadBuild(project.PathOf("build.binlog"));
        Assert.False(build.Succeeded);
        var error = Assert.Single(build.FindChildrenRecursive<Error>());
        Assert.Equal(("KN0101", project.PathOf("k8s/web.yaml"), 7, 5), (error.Code, error.File, error.LineNumber, error.ColumnNumber));
        Assert.StartsWith("unknown field", error.Text);
        var warning = Assert.Single(build.FindChildrenRecursive<Warning>());
        Assert.Equal(("KN1265", project.PathOf("k8s/mail.yaml"), 9, 16), (warning.Code, warning.File, warning.LineNumber, warning.ColumnNumber));

        string[] tasks = [.. build.FindChildrenRecursive<Microsoft.Build.Logging.StructuredLogger.Task>().Select(task => task.Name)];
        Assert.Contains("RunKnetc", tasks);
        Assert.DoesNotContain("Csc", tasks);
        Assert.Contains(build.SourceFiles, file => file.FullPath.EndsWith("knetc.rsp", StringComparison.Ordinal) && file.Text.Contains("k8s/web.yaml", StringComparison.Ordinal));
        Assert.Contains(build.SourceFiles, file => file.FullPath.EndsWith("report.json", StringComparison.Ordinal) && file.Text.Contains("KN0101", StringComparison.Ordinal));
    }
}
