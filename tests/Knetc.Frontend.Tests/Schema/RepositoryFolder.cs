namespace Knetc.Tests.Schema;

/// <summary>Finds the repository's own files from wherever the tests run.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find();

    public static string Schemas => Path.Combine(Root, "schemas");

    public static string Data => Path.Combine(Root, "tests", "Knetc.Frontend.Tests", "Schema", "Data");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Compiler.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
