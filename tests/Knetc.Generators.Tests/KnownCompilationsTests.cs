using Knetc.Generators.Inputs;
using Knetc.Generators.Tests.Projects;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Knetc.Generators.Tests;

/// <summary>Generator and analyzers of a compilation resolve the cluster once.</summary>
public sealed class KnownCompilationsTests
{
    private static readonly TestProject Project = new TestProject()
        .WithManifest("a.yaml", Manifest.Service("a"))
        .WithManifest("b.yaml", Manifest.Service("b"));

    [Fact]
    public void The_same_files_are_resolved_once() => Assert.Same(Compile(Project), Compile(Project));

    [Fact]
    public void Another_text_option_or_lock_is_resolved_anew()
    {
        var first = Compile(Project);
        Assert.NotSame(first, Compile(Project.WithManifest("b.yaml", Manifest.Service("c"))));
        Assert.NotSame(first, Compile(Project.WithManifest("c.yaml", Manifest.Service("c"))));
        Assert.NotSame(first, Compile(Project.WithProperty("KnetcServiceClusterIPRange", "10.96.0.0/16")));
        Assert.NotSame(first, Compile(Project.WithFile("knetc.lock.json", "{\n  \"version\": 1\n}\n", "Lock")));
        Assert.Equal(["a", "b"], Compile(Project).Cluster.Services.Select(service => service.Name));
    }

    private static Compilation Compile(TestProject project) =>
        ClusterInputs.Of(new AnalyzerOptions([.. project.Files], new InMemoryOptions(project.Options)), LanguageVersion.Latest, default).Compile([]);
}
