namespace Knetc.Packages;

/// <summary>What is wrong with manifests is an error or a warning of the build, at its place.</summary>
public sealed class FindingsTests(PackedPackages packages) : IClassFixture<PackedPackages>
{
    private const string Unresolved = "apiVersion: v1\nkind: Service\nmetadata:\n  name: mail\nspec:\n  externalIPs: [192.0.2.80]\n  ports:\n  - port: 25\n";

    private readonly ConsumerProject _project = new(packages, "findings", "<OutputType>Library</OutputType>", ConsumerProject.Task);

    [Fact]
    public void They_stand_at_file_line_and_column_and_do_not_go_away_by_building_again()
    {
        // C# that does not compile either: only the manifests are reported, since the code may depend on them.
        _project.Write("Broken.cs", "class Broken {");
        _project.Write("k8s/web.yaml", Manifests.Service("web").Replace("name: main", "nane: main"));
        _project.Write("k8s/my shop's/mail.yaml", Unresolved);
        _project.Restore();

        string[] findings = ["k8s/my shop's/mail.yaml:6:16 warning KN1265", "k8s/web.yaml:7:5 error KN0101"];
        var first = _project.Build().Failed(findings);
        Assert.Equal("unknown field \"spec.ports[0].nane\"; did you mean \"name\"? [Service default/web]", first.Findings[1].Message);
        _project.Build().Failed(findings);

        // Without the error the warning stays, in every build, and the run is not repeated for it.
        _project.Write("k8s/web.yaml", Manifests.Service("web"));
        _project.Delete("Broken.cs");
        var repaired = _project.Build();
        Assert.Equal(0, repaired.ExitCode);
        Assert.True(repaired.RanKnetc);
        Assert.Equal([findings[0]], repaired.Summaries);
        var again = _project.Build();
        Assert.False(again.RanKnetc);
        Assert.Equal([findings[0]], again.Summaries);

        _project.Compile("-p:TreatWarningsAsErrors=true").Failed(findings[0].Replace("warning", "error"));
        Assert.Equal(0, _project.Compile("-p:TreatWarningsAsErrors=true", "-p:KnetcWarningsAsErrors=false", "-p:NoWarn=KN1265").ExitCode);

        // An IDE asks for the compiler's arguments all the time: nothing runs, and the analyzer does not hear that a task has reported.
        _project.Write("k8s/new.yaml", "kind: [");
        var ide = _project.Build("-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-getItem:CscCommandLineArgs", "-getItem:AdditionalFiles");
        Assert.Equal(0, ide.ExitCode);
        Assert.False(ide.RanKnetc);
        Assert.DoesNotContain("knetc.build.globalconfig", ide.Output);
        Assert.Contains("k8s/new.yaml", ide.Output);
    }

    [Fact]
    public void A_missing_runtime_is_one_clear_error()
    {
        // The command line of dotnet 10.0.4 takes no property whose value ends in its own name, so the project puts that there.
        const string Properties = "<OutputType>Library</OutputType><KnetcDotNetHost Condition=\"'$(HostFolder)' != ''\">$(HostFolder)/dotnet</KnetcDotNetHost>";
        var project = new ConsumerProject(packages, "runtime", Properties, ConsumerProject.Task);
        project.Write("k8s/web.yaml", Manifests.Service("web"));
        project.Restore();

        // A dotnet without any runtime: its first part finds the second, which finds nothing to run.
        string installed = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(typeof(object).Assembly.Location))))!;
        string host = project.PathOf("host/dotnet");
        project.Write("host/readme", "");
        File.Copy(Path.Combine(installed, "dotnet"), host);
        Directory.CreateSymbolicLink(project.PathOf("host/host"), Path.Combine(installed, "host"));
        var missing = Assert.Single(project.Compile("-p:HostFolder=host").Findings);
        Assert.Equal("KN5101", missing.Id);
        Assert.Equal(Transcript("KN5101").Replace("/opt/dotnet-8/dotnet", host), missing.Message);

        var nowhere = Assert.Single(project.Compile("-p:HostFolder=nowhere").Findings);
        Assert.Equal("KN5101", nowhere.Id);

        var wrong = Assert.Single(project.Compile("-p:KnetcProxyMode=ebpf").Findings);
        Assert.Equal("KN5102", wrong.Id);
        Assert.Equal(Transcript("KN5102"), wrong.Message);
    }

    /// <summary>The message in the transcript of a catalogue entry.</summary>
    private static string Transcript(string id) => Diagnostics.DiagnosticExample.FindTranscript(id)!.Split('\n')[1].Split($"error {id}: ")[1];
}
