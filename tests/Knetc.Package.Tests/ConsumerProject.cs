namespace Knetc.Packages;

/// <summary>A project outside the repository that installs the packages.</summary>
internal sealed class ConsumerProject
{
    private readonly string _file;

    /// <param name="packages">The packages.</param>
    /// <param name="name">The name of its folder and file.</param>
    /// <param name="properties">XML inside a property group.</param>
    /// <param name="items">XML inside an item group.</param>
    /// <param name="sdk">The SDK.</param>
    public ConsumerProject(PackedPackages packages, string name, string properties = "", string items = "", string sdk = "Microsoft.NET.Sdk")
    {
        Folder = Path.Combine(packages.Root, name);
        _file = Path.Combine(Folder, name + ".csproj");
        string framework = properties.Contains("<TargetFramework") ? "" : "<TargetFramework>net10.0</TargetFramework>";
        Write(name + ".csproj", $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                {framework}
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {items}
              </ItemGroup>
            </Project>
            """);
    }

    /// <summary>The item of a project that uses the build task.</summary>
    public static string Task => $"""<PackageReference Include="Knetc.MSBuild" Version="{PackedPackages.Version}" PrivateAssets="all" /><KnetcManifest Include="k8s/**/*.yaml" />""";

    public string Folder { get; }

    public string PathOf(string path) => Path.Combine(Folder, path);

    public void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), content);
    }

    public string Read(string path) => File.ReadAllText(PathOf(path));

    public void Delete(string path) => File.Delete(PathOf(path));

    public void Move(string from, string to) => File.Move(PathOf(from), PathOf(to), overwrite: true);

    /// <summary>The files below a folder, relative to it, with forward slashes.</summary>
    public string[] FilesIn(string folder) => !Directory.Exists(PathOf(folder)) ? [] :
        [.. Directory.GetFiles(PathOf(folder), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(PathOf(folder), file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>Restores the project, which has to be done once.</summary>
    public ConsumerProject Restore()
    {
        Run("restore").Succeeded();
        return this;
    }

    /// <summary>Builds the restored project.</summary>
    public BuildResult Build(params string[] arguments) => Command(["build", "--no-restore", .. arguments]);

    /// <summary>Only the part of a build that has to do with manifests.</summary>
    public BuildResult Compile(params string[] arguments) => Build(["-t:KnetcCompile", .. arguments]);

    /// <summary>Removes what builds have made.</summary>
    public BuildResult Clean() => Command(["clean"]);

    /// <summary>Any command of dotnet.</summary>
    public ProcessResult Run(params string[] arguments) => DotNetCommand.Run(Folder, new Dictionary<string, string>(), arguments);

    private BuildResult Command(string[] arguments)
    {
        var before = ReportTimes();
        var result = Run([arguments[0], _file, .. arguments[1..], "-v:m", "-tl:off", "-clp:NoSummary"]);
        bool ranKnetc = ReportTimes().Any(report => !before.TryGetValue(report.Key, out var time) || time != report.Value);
        return new BuildResult(result.ExitCode, result.Output, BuildFinding.Read(result.Output, Folder), ranKnetc);
    }

    private Dictionary<string, DateTime> ReportTimes() =>
        !Directory.Exists(PathOf("obj")) ? [] : Directory.GetFiles(PathOf("obj"), "report.json", SearchOption.AllDirectories).ToDictionary(file => file, File.GetLastWriteTimeUtc);
}
