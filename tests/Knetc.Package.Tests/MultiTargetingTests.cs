namespace Knetc.Packages;

/// <summary>A project with several target frameworks, and several projects at once.</summary>
public sealed class MultiTargetingTests(PackedPackages packages) : IClassFixture<PackedPackages>
{
    [Fact]
    public void Manifests_are_compiled_once_for_all_frameworks()
    {
        var project = new ConsumerProject(packages, "frameworks", "<TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks><LangVersion>latest</LangVersion><KnetcOutput>generated</KnetcOutput>", ConsumerProject.Task);
        project.Write("k8s/mail.yaml", Manifests.Service("mail").Replace("spec:", "spec:\n  externalIPs: [192.0.2.80]"));
        project.Write("Client.cs", "class Client { string Host = Cluster.Default.Mail.Host; }");
        project.Restore();

        // One report, one run and one warning, although two compilations wait for it.
        var first = project.Build("-m");
        Assert.Equal(0, first.ExitCode);
        Assert.Equal(1, first.Output.Split("Build succeeded")[0].Split("warning KN1265").Length - 1);
        Assert.DoesNotContain(project.FilesIn("obj"), file => file.Contains("knetc.services"));
        string[] reports = project.FilesIn("obj").Where(file => file.EndsWith("report.json", StringComparison.Ordinal)).ToArray();
        Assert.Equal(["Debug/knetc/report.json"], reports);
        Assert.NotEmpty(project.FilesIn("generated"));
        Assert.Equal(2, project.FilesIn("bin").Count(file => file.EndsWith("frameworks.dll", StringComparison.Ordinal)));

        // A build of one framework alone asks for the same run.
        Assert.False(project.Build("-m").RanKnetc);
        Assert.False(project.Build("-f", "net10.0").RanKnetc);
        project.Write("k8s/web.yaml", Manifests.Service("web"));
        Assert.True(project.Build("-f", "net10.0").RanKnetc);
        Assert.Contains("name: web", project.Read("generated/cluster.yaml"));
        Assert.False(project.Build("-m").RanKnetc);

        project.Clean();
        Assert.Empty(project.FilesIn("generated"));
    }

    [Fact]
    public void Projects_that_write_to_one_place_take_turns()
    {
        const string Properties = "<OutputType>Library</OutputType><KnetcOutput>../shared-output</KnetcOutput><ProduceReferenceAssembly>false</ProduceReferenceAssembly>";
        string task = ConsumerProject.Task.Replace("k8s/", "../shared-k8s/");
        var projects = Enumerable.Range(0, 4).Select(i => new ConsumerProject(packages, $"parallel{i}", Properties, task)).ToArray();
        projects[0].Write("../shared-k8s/web.yaml", Manifests.Service("web"));
        var all = new ConsumerProject(packages, "parallel", "<OutputType>Library</OutputType>", string.Concat(projects.Select((_, i) => $"""<ProjectReference Include="../parallel{i}/parallel{i}.csproj" />""")));
        all.Restore();
        all.Build("-m").Succeeded();
        Assert.Contains("name: web", all.Read("../shared-output/cluster.yaml"));
        Assert.DoesNotContain(all.FilesIn("../shared-output"), file => file.EndsWith("-tmp", StringComparison.Ordinal));
    }
}
