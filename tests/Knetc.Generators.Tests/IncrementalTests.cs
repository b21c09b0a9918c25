using System.Diagnostics;
using Knetc.Generators.Tests.Projects;
using Microsoft.CodeAnalysis;

namespace Knetc.Generators.Tests;

/// <summary>A thousand manifests, one of them edited: what runs again, and what does not.</summary>
public sealed class IncrementalTests
{
    private const int Count = 1000;

    private const int Namespaces = 20;

    private static readonly TestProject Project = new TestProject()
        .WithProperty("KnetcServiceClusterIPRange", "10.96.0.0/12")
        .WithManifests(Enumerable.Range(0, Count).Select(i => (
            $"k8s/service-{i}.yaml",
            Manifest.Service($"service-{i}", $"team-{i % Namespaces}", "ports: [{name: http, port: 80, targetPort: 8080}]"))));

    [Fact]
    public void Nothing_runs_again_when_nothing_changed()
    {
        var driver = Project.CreateDriver().RunGenerators(Project.Compile());
        driver = driver.RunGenerators(Project.WithSource("class Other { }").Compile());
        foreach (string step in (string[])[Steps.Inputs, Steps.Sources, Steps.Settings, Steps.Model, Steps.Index, Steps.PortSets, Steps.Namespaces])
        {
            Assert.All(Reasons(driver, step), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        }
    }

    [Fact]
    public void One_edited_manifest_is_read_and_its_namespace_written()
    {
        var driver = Project.CreateDriver().RunGenerators(Project.Compile());
        int reads = Project.Files.Sum(file => file.Reads);
        driver = Edit(driver, "8080", "8081", out var edited);
        Assert.Equal(1, edited.Reads);
        Assert.Equal(reads, Project.Files.Sum(file => file.Reads));
        Assert.Equal(Only(IncrementalStepRunReason.Modified, Count), Counts(driver, Steps.Inputs));
        Assert.Equal(Only(IncrementalStepRunReason.Modified, Count), Counts(driver, Steps.Sources));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(driver, Steps.Model));
        Assert.All(Reasons(driver, Steps.Settings), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(Reasons(driver, Steps.Index), IsUnchanged);
        Assert.All(Reasons(driver, Steps.PortSets), IsUnchanged);
        var namespaces = Reasons(driver, Steps.Namespaces);
        Assert.Equal(Namespaces, namespaces.Length);
        Assert.Single(namespaces, reason => reason == IncrementalStepRunReason.Modified);
        Assert.Equal(Namespaces - 1, namespaces.Count(reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.Contains("on the pods 8081", driver.GetRunResult().Results[0].GeneratedSources.Single(source => source.HintName == "Cluster.Namespace.team-0.g.cs").SourceText.ToString());
    }

    [Fact]
    public void An_edit_that_changes_no_value_writes_nothing()
    {
        var driver = Project.CreateDriver().RunGenerators(Project.Compile());
        driver = Edit(driver, "spec: {", "spec: { type: ClusterIP, ", out _);
        Assert.All(Reasons(driver, Steps.Model), IsUnchanged);
        Assert.All(driver.GetRunResult().Results[0].TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs), output => IsUnchanged(output.Reason));
    }

    [Fact]
    public void The_same_text_in_a_new_file_object_changes_nothing()
    {
        var driver = Project.CreateDriver().RunGenerators(Project.Compile());
        driver = Edit(driver, "8080", "8080", out _);
        Assert.Equal(Only(IncrementalStepRunReason.Unchanged, Count), Counts(driver, Steps.Sources));
        Assert.All(Reasons(driver, Steps.Model), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    /// <summary>Generous, since the machine may be busy; the figures of an idle one are in docs/dotnet.md.</summary>
    [Fact]
    public void An_edit_costs_little()
    {
        var compilation = Project.Compile();
        var driver = Project.CreateDriver(isTracked: false).RunGenerators(compilation);
        var best = TimeSpan.MaxValue;
        var old = Project.Files[500];
        for (int run = 0; run < 8; run++)
        {
            var edited = new InMemoryFile(old.Path, Project.Files[500].Content.Replace("8080", $"{9000 + run}"), "Manifest");
            driver = driver.ReplaceAdditionalText(old, edited);
            old = edited;
            var watch = Stopwatch.StartNew();
            driver = driver.RunGenerators(compilation);
            if (watch.Elapsed < best) best = watch.Elapsed;
        }

        Assert.InRange(best.TotalMilliseconds, 0, 500);
    }

    private static GeneratorDriver Edit(GeneratorDriver driver, string old, string @new, out InMemoryFile edited)
    {
        var file = Project.Files[500];
        edited = new InMemoryFile(file.Path, file.Content.Replace(old, @new), "Manifest");
        return driver.ReplaceAdditionalText(file, edited).RunGenerators(Project.Compile());
    }

    private static IncrementalStepRunReason[] Reasons(GeneratorDriver driver, string step) =>
        [.. driver.GetRunResult().Results[0].TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private static Dictionary<IncrementalStepRunReason, int> Counts(GeneratorDriver driver, string step) =>
        Reasons(driver, step).GroupBy(reason => reason).ToDictionary(group => group.Key, group => group.Count());

    private static Dictionary<IncrementalStepRunReason, int> Only(IncrementalStepRunReason one, int count) =>
        new() { [one] = 1, [IncrementalStepRunReason.Cached] = count - 1 };

    private static void IsUnchanged(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{reason}");
}
