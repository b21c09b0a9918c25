using Knetc.Testing;

namespace Knetc.Packages;

/// <summary>The packages of this repository, packed once for all tests, and a folder outside of it for the projects of a test class that install them.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    // Whoever waits for it holds up no thread that tests without packages could use.
    private static readonly Lazy<Task> Packed = new(static () => Task.Run(static () =>
    {
        // For those who work on these tests: packing takes a minute.
        if (Environment.GetEnvironmentVariable("KNETC_KEEP_PACKAGES") is null) Pack();
    }));

    private readonly TempFolder _folder = new();

    public async Task InitializeAsync()
    {
        await Packed.Value;

        // The packages that others made are where the machine keeps them; knetc's are installed anew for every class.
        string machine = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        _folder.Write("NuGet.config", $"""
            <configuration>
              <packageSources><add key="knetc" value="{Feed}" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{machine}" /></fallbackPackageFolders>
              <config><add key="globalPackagesFolder" value="{_folder.PathOf("packages")}" /></config>
            </configuration>
            """);
        _folder.Write("Directory.Build.props", "<Project />");
        _folder.Write("Directory.Build.targets", "<Project />");
    }

    /// <summary>Where the packages are.</summary>
    public static string Feed => Repository.PathOf("nuget");

    /// <summary>The packages, as full paths.</summary>
    public static IEnumerable<string> Files => Directory.GetFiles(Feed, "*.*nupkg").Order(StringComparer.Ordinal);

    /// <summary>The folder for projects.</summary>
    internal string Root => _folder.Path;

    /// <summary>The full path of the only version of a package.</summary>
    public static string PathOf(string id) => Path.Combine(Feed, $"{id}.{Version}.nupkg");

    /// <summary>The version of all packages.</summary>
    public static string Version { get; } = "0.1.0";

    /// <summary>Makes all packages, as the README says.</summary>
    public static void Pack()
    {
        foreach (string old in Files) File.Delete(old);

        // It decides how paths are mapped; another value than that of the build before would compile everything again.
        var environment = new Dictionary<string, string>();
        if (Environment.GetEnvironmentVariable("CI") is { } value) environment.Add("CI", value);
        DotNetCommand.Run(Repository.Root, environment, "pack", "Compiler.sln", "-c", "Release", "--verbosity", "quiet").Succeeded();
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }
}
