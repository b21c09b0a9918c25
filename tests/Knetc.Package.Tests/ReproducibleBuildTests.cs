using Knetc.Testing;

namespace Knetc.Packages;

/// <summary>What is released is the same, wherever it was built.</summary>
public sealed class ReproducibleBuildTests
{
    /// <summary>The library of the package; the other assemblies are built by the same rules.</summary>
    private static readonly string[] Assemblies = ["Knetc.Frontend.dll", "Knetc.Frontend.pdb", "Knetc.Compiler.dll", "Knetc.Compiler.pdb"];

    /// <summary>Folders and files that the library is built from.</summary>
    private static readonly string[] Inputs =
        ["src/Knetc.Frontend", "src/Knetc.Compiler", "eng", "schemas", "templates", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", ".editorconfig", "nuget/Package.props"];

    [Fact]
    public void Two_folders_give_the_same_assemblies()
    {
        using var first = new TempFolder();
        using var second = new TempFolder();
        string one = Build(first.Path);
        string other = Build(second.PathOf("a longer", "path"));
        Assert.All(Assemblies, name => Assert.True(File.ReadAllBytes(Path.Combine(one, name)).SequenceEqual(File.ReadAllBytes(Path.Combine(other, name))), name));
    }

    /// <summary>Builds a copy of the sources, and gives the folder of the assemblies; analyzers add nothing to them but time.</summary>
    private static string Build(string folder)
    {
        foreach (string input in Inputs) Copy(Path.Combine(Repository.Root, input), Path.Combine(folder, input));
        DotNetCommand.Run(folder, new Dictionary<string, string>(), "build", "src/Knetc.Compiler", "-c", "Release", "--verbosity", "quiet", "-p:RunAnalyzers=false").Succeeded();
        return Path.Combine(folder, "src", "Knetc.Compiler", "bin", "Release", "net10.0");
    }

    private static void Copy(string from, string to)
    {
        if (File.Exists(from))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to);
        }
        else if (Directory.Exists(from) && Path.GetFileName(from) is not ("bin" or "obj"))
        {
            foreach (string entry in Directory.GetFileSystemEntries(from)) Copy(entry, Path.Combine(to, Path.GetFileName(entry)));
        }
    }
}
