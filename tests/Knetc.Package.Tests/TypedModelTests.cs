using System.Text.RegularExpressions;
using Knetc.Testing;

namespace Knetc.Packages;

/// <summary>Services as C# members, and code that is held against them.</summary>
public sealed partial class TypedModelTests(PackedPackages packages) : IClassFixture<PackedPackages>
{
    [Fact]
    public void A_new_console_project_uses_the_members()
    {
        var project = new ConsumerProject(packages, "console", "<OutputType>Exe</OutputType><KnetcOutput>generated</KnetcOutput><TreatWarningsAsErrors>true</TreatWarningsAsErrors>", ConsumerProject.Task);
        project.Write("k8s/db.yaml", Manifests.Service("db-service", 3306).Replace("name: main", "name: mysql"));
        project.Write("Program.cs", """
            var db = Cluster.Default.DbService;
            Console.WriteLine(db.ClusterIP);
            Console.WriteLine(db.Host);
            Console.WriteLine(db.Ports.Mysql.Port + 1);
            Console.WriteLine(db.Ports.Mysql.Uri("mysql"));
            Console.WriteLine(Cluster.Services.Count() + " " + Cluster.Find("default", "db-service")?.Name);
            """);
        project.Restore().Build().Succeeded();

        // The address is the one that the rules are for.
        string address = ClusterIP().Match(project.Read("generated/cluster.yaml")).Groups[1].Value;
        string host = "db-service.default.svc.cluster.local";
        string expected = $"{address}\n{host}\n3307\nmysql://{host}:3306/\n1 db-service\n";
        Assert.Equal(expected, project.Run("run", "--no-build").Succeeded().Output);

        // A wrong port and a wrong name are errors where they stand.
        project.Write("Wrong.cs", """
            class Wrong
            {
                public Uri Port { get; } = new("mysql://db-service:3307/shop");
                public Uri Host { get; } = new("mysql://db-servce:3306/shop");
                public string Address { get; } = "ADDRESS";
            }
            """.Replace("ADDRESS", address));
        var wrong = project.Build();
        Assert.Equal(["Wrong.cs:3:56 error KN5002", "Wrong.cs:4:45 error KN5001", "Wrong.cs:5:39 error KN5003"], wrong.Summaries.Order(StringComparer.Ordinal));
        Assert.Contains("3306", wrong.Findings.Single(finding => finding.Id == "KN5002").Message);
        project.Delete("Wrong.cs");

        // A port that is renamed breaks the code that uses it.
        project.Write("k8s/db.yaml", project.Read("k8s/db.yaml").Replace("name: mysql", "name: sql"));
        Assert.Contains("CS1061", project.Build().Findings.Select(finding => finding.Id));
    }

    [Fact]
    public void Manifests_are_reported_by_the_task_or_the_analyzer_and_never_by_both()
    {
        var project = new ConsumerProject(packages, "once", "<OutputType>Library</OutputType>", ConsumerProject.Task);
        project.Write("k8s/mail.yaml", Manifests.Service("mail").Replace("spec:", "spec:\n  externalIPs: [192.0.2.80]"));
        project.Restore();
        Assert.Equal(1, Count(project.Build("--no-incremental")));

        // What an IDE does, but for the compiler, which runs here so that the analyzer can be heard.
        var ide = project.Build("-t:Rebuild", "-p:DesignTimeBuild=true");
        Assert.False(ide.RanKnetc);
        Assert.Equal(1, Count(ide));
        Assert.Equal("k8s/mail.yaml:6:16 warning KN1265", Assert.Single(ide.Summaries));
    }

    [Fact]
    public void The_shop_of_the_examples_builds_and_a_renamed_port_breaks_it()
    {
        string folder = Path.Combine(packages.Root, "dotnet-shop");
        foreach (string file in Directory.GetFiles(Repository.PathOf("examples", "dotnet-shop"), "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(Repository.PathOf("examples", "dotnet-shop"), file);
            if (relative.Split('/').Any(part => part is "bin" or "obj" or "NuGet.config")) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, relative))!);
            File.Copy(file, Path.Combine(folder, relative));
        }

        var built = DotNetCommand.Run(folder, new Dictionary<string, string>(), "build", "Shop.slnx", "-v:m", "-tl:off").Succeeded();
        Assert.Empty(BuildFinding.Read(built.Output, folder));

        string manifest = Path.Combine(folder, "k8s", "worker.yaml");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("name: status", "name: health"));
        var broken = BuildFinding.Read(DotNetCommand.Run(folder, new Dictionary<string, string>(), "build", "Shop.slnx", "--no-restore", "-v:m", "-tl:off").Output, folder);
        Assert.Equal(["Storefront/Program.cs", "Worker/Program.cs"], broken.Where(finding => finding.Id == "CS1061").Select(finding => finding.File).Order(StringComparer.Ordinal));
    }

    /// <summary>How often the warning is printed before the summary.</summary>
    private static int Count(BuildResult result) => result.Output.Split("Build succeeded")[0].Split("warning KN1265").Length - 1;

    [GeneratedRegex("clusterIP: \"?([0-9.]+)")]
    private static partial Regex ClusterIP();
}
