namespace Knetc.Testing;

/// <summary>Where the repository's own files are while its tests run.</summary>
public static class Repository
{
    /// <summary>The folder of <c>Compiler.sln</c>, found upwards from the test assembly.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>An absolute path from one relative to the root.</summary>
    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Compiler.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No Compiler.sln in {start} or above it: tests run inside the repository.");
    }
}
