using Microsoft.Build.Logging.StructuredLogger;

namespace Knetc.Packages;

/// <summary>In real builds the compiler gets what the task made of the manifests; in an IDE it gets the manifests.</summary>
public sealed class HandOverTests(PackedPackages packages) : IClassFixture<PackedPackages>
{
    private const string Library = "<OutputType>Library</OutputType><EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>";
    private const string Obj = "obj/Debug/net10.0/";
    private const string Code = Obj + "knetc/knetc.services.g.cs";
    private const string List = Obj + "knetc/knetc.services.txt";

    [Fact]
    public void The_compiler_gets_two_files_and_an_IDE_the_manifests()
    {
        var project = Create("handover", Library);
        project.Build("-bl:build.binlog").Succeeded();
        string arguments = CompilerArguments(project.PathOf("build.binlog"));
        Assert.Contains(Code, arguments);
        Assert.Contains("/additionalfile:" + project.PathOf(List), arguments);
        Assert.DoesNotContain("k8s/", arguments);
        Assert.DoesNotContain(project.FilesIn(Obj), IsOfGenerator);

        // An IDE's build writes the same description of the project, and leaves everything as it was.
        string[] described = Described(project);
        Assert.Contains("build_metadata.AdditionalFiles.KnetcKind = Manifest", described[0]);
        var compiled = Compiled(project);
        var ide = project.Build("-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-getItem:AdditionalFiles", "-getItem:Compile").Succeeded();
        Assert.Contains("k8s/web.yaml", ide.Output);
        Assert.DoesNotContain("knetc.services", ide.Output);
        Assert.Equal(described, Described(project));
        project.Build().Succeeded();
        Assert.Equal(compiled, Compiled(project));

        // With a compiler, the generator makes the same class.
        Assert.False(project.Build("-t:Rebuild", "-p:DesignTimeBuild=true").Succeeded().RanKnetc);
        Assert.Contains(project.FilesIn(Obj), IsOfGenerator);
        Assert.False(File.Exists(project.PathOf(Code)));
    }

    [Fact]
    public void Code_is_compiled_again_when_a_member_has_changed()
    {
        var project = Create("members", Library);
        project.Build().Succeeded();
        var first = Compiled(project);

        project.Write("k8s/web.yaml", project.Read("k8s/web.yaml") + "  sessionAffinity: ClientIP\n");
        Assert.True(project.Build().Succeeded().RanKnetc);
        Assert.Equal(first, Compiled(project));

        project.Write("k8s/web.yaml", Manifests.Service("web", 8080));
        Assert.True(project.Build().Succeeded().RanKnetc);
        var second = Compiled(project);
        Assert.NotEqual(first, second);
        Assert.Contains("MainPort = 8080", project.Read(Code));

        // What somebody removed or changed is made again.
        string code = project.Read(Code);
        project.Delete(List);
        Assert.True(project.Build().Succeeded().RanKnetc);
        Assert.True(File.Exists(project.PathOf(List)));
        project.Write(Code, "wrong");
        Assert.True(project.Build().Succeeded().RanKnetc);
        Assert.Equal(code, project.Read(Code));
        Assert.False(project.Build().Succeeded().RanKnetc);

        project.Clean().Succeeded();
        Assert.False(Directory.Exists(project.PathOf(Obj + "knetc")));

        // The last manifest takes the class with it.
        project.Build().Succeeded();
        project.Delete("k8s/web.yaml");
        Assert.Contains("CS0103", project.Build().Findings.Select(finding => finding.Id));
    }

    [Fact]
    public void Names_and_properties_are_reported_once_by_the_task()
    {
        var project = Create("names", Library);
        project.Write("Client.cs", "class Client { string Host = Cluster.Default.A_1.Host; }");
        project.Write("k8s/web.yaml", Manifests.Service("a-1"));
        project.Write("k8s/other.yaml", Manifests.Service("a1"));
        string[] findings = ["k8s/web.yaml:4:9 warning KN5010", "k8s/other.yaml:4:9 warning KN5010"];
        Assert.Equal(findings, project.Build().Summaries);
        Assert.Equal(findings, project.Build().Summaries);

        var wrong = Assert.Single(project.Build("-p:KnetcAccessibility=protected", "-p:NoWarn=KN5010").Findings);
        Assert.Equal(("KN5012", "KnetcAccessibility is \"protected\"; use internal or public"), (wrong.Id, wrong.Message));

        // The language is that of the project.
        project.Write("Client.cs", "class Client { string Host = Shop.Backends.Default.A_1.Host; }");
        project.Build("-p:KnetcNamespace=Shop", "-p:KnetcClassName=Backends", "-p:LangVersion=7.3", "-p:Nullable=disable", "-p:ImplicitUsings=false", "-p:NoWarn=KN5010").Succeeded();
    }

    [Theory]
    [InlineData("-p:KnetcGenerateModel=false", false)]
    [InlineData("-p:OtherKnetc=true", true)]
    public void Without_it_the_compiler_reads_the_manifests(string property, bool isGenerated)
    {
        var project = Create("manifests" + isGenerated, Library + """<KnetcToolPath Condition="'$(OtherKnetc)' == 'true'">$(NuGetPackageRoot)/knetc.msbuild/$(KnetcVersion)/tools/knetc/knetc.dll</KnetcToolPath>""".Replace("$(KnetcVersion)", PackedPackages.Version));
        if (!isGenerated) project.Delete("Client.cs");
        project.Write("Wrong.cs", "class Wrong { internal string Uri = \"http://web:81/\"; }");
        project.Build(property).Failed("Wrong.cs:1:49 error KN5002");
        project.Delete("Wrong.cs");
        project.Build(property).Succeeded();
        Assert.Equal(isGenerated, project.FilesIn(Obj).Any(IsOfGenerator));
        Assert.DoesNotContain(project.FilesIn(Obj), file => file.Contains("knetc.services"));
    }

    private ConsumerProject Create(string name, string properties)
    {
        var project = new ConsumerProject(packages, name, properties, ConsumerProject.Task);
        project.Write("k8s/web.yaml", Manifests.Service("web"));
        project.Write("Client.cs", "class Client { string Host = Cluster.Default.Web.Host; }");
        return project.Restore();
    }

    private static bool IsOfGenerator(string file) => file.Contains("generated/Knetc.Generators/", StringComparison.Ordinal);

    private static DateTime Compiled(ConsumerProject project) => File.GetLastWriteTimeUtc(project.PathOf($"{Obj}{Path.GetFileName(project.Folder)}.dll"));

    /// <summary>What both kinds of build write down about the project for the compiler, and when.</summary>
    private static string[] Described(ConsumerProject project)
    {
        string file = $"{Obj}{Path.GetFileName(project.Folder)}.GeneratedMSBuildEditorConfig.editorconfig";
        return [project.Read(file), File.GetLastWriteTimeUtc(project.PathOf(file)).ToString("O")];
    }

    private static string CompilerArguments(string log)
    {
        var compilers = BinaryLog.ReadBuild(log).FindChildrenRecursive<Microsoft.Build.Logging.StructuredLogger.Task>(task => task.Name == "Csc");
        return Assert.Single(compilers).CommandLineArguments;
    }
}
