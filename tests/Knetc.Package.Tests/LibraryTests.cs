using System.IO.Compression;

namespace Knetc.Packages;

/// <summary>The library in a program of somebody else.</summary>
public sealed class LibraryTests(PackedPackages packages) : IClassFixture<PackedPackages>
{
    [Fact]
    public void The_example_of_its_readme_runs()
    {
        var project = new ConsumerProject(packages, "library", "<OutputType>Exe</OutputType>", $"""<PackageReference Include="Knetc.Compiler" Version="{PackedPackages.Version}" />""");
        project.Write("Program.cs", Example());
        project.Write("web.yaml", Manifests.Service("web", 70000));
        project.Restore().Build().Succeeded();
        string output = project.Run("run", "--no-build").Succeeded().Output;
        Assert.Contains("web.yaml:8: KN1123: ", output);

        project.Write("web.yaml", Manifests.Service("web"));
        output = project.Run("run", "--no-build").Succeeded().Output;
        Assert.DoesNotContain("KN", output);
        Assert.Matches(@"(?m)^nodes/node-1/iptables\.rules: \d+ bytes", output);
    }

    private static string Example()
    {
        using var zip = ZipFile.OpenRead(PackedPackages.PathOf("Knetc.Compiler"));
        using var readme = new StreamReader(zip.GetEntry("README.md")!.Open());
        return readme.ReadToEnd().Split("```csharp\n")[1].Split("```")[0];
    }
}
