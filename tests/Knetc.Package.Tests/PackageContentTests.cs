using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Knetc.Testing;

namespace Knetc.Packages;

/// <summary>What one pack of the solution leaves, and what is in it.</summary>
[Collection(PackagesCollection.Name)]
public sealed class PackageContentTests(PackedPackages packages)
{
    private static readonly string[] Expected =
    [
        "Knetc.Compiler.0.1.0.nupkg", "Knetc.Compiler.0.1.0.snupkg", "Knetc.MSBuild.0.1.0.nupkg", "Knetc.Tool.0.1.0.nupkg", "Knetc.Tool.any.0.1.0.nupkg", "Knetc.Tool.linux-x64.0.1.0.nupkg",
    ];

    public static TheoryData<string> Packages => [.. Expected.Where(file => file.EndsWith(".nupkg", StringComparison.Ordinal))];

    [Fact]
    public void One_pack_leaves_all_packages_in_nuget()
    {
        Assert.NotNull(packages);
        Assert.Equal(Expected, PackedPackages.Files.Select(file => Path.GetFileName(file)));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void It_says_what_it_is(string package)
    {
        using var zip = Open(package);
        var metadata = Nuspec(zip);
        Assert.Equal("Apache-2.0", Value(metadata, "license"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.Equal("icon.png", Value(metadata, "icon"));
        Assert.NotEqual("Package Description", Value(metadata, "description"));
        Assert.StartsWith("# ", Text(zip, "README.md"));
        Assert.Equal([0x89, .. "PNG"u8], Bytes(zip, "icon.png")[..4]);
    }

    /// <summary>Neither the folder it was built in nor the user it was built by.</summary>
    [Theory]
    [MemberData(nameof(Packages))]
    public void It_says_nothing_of_the_machine(string package)
    {
        using var zip = Open(package);
        byte[][] paths = [Encoding.UTF8.GetBytes(Repository.Root), Encoding.Unicode.GetBytes(Repository.Root)];
        foreach (var entry in zip.Entries)
        {
            byte[] content = Bytes(zip, entry.FullName);
            Assert.All(paths, path => Assert.True(content.AsSpan().IndexOf(path) < 0, entry.FullName));
            Assert.Equal(new DateTime(2025, 1, 1), entry.LastWriteTime.DateTime.Date);
        }
    }

    [Fact]
    public void The_task_has_its_tool_beside_it_and_asks_nothing_of_its_users()
    {
        using var zip = Open("Knetc.MSBuild.0.1.0.nupkg");
        Assert.Equal("true", Value(Nuspec(zip), "developmentDependency"));
        Assert.DoesNotContain(Nuspec(zip).Descendants(), element => element.Name.LocalName == "dependency");
        string[] files = [.. zip.Entries.Select(entry => entry.FullName)];
        Assert.DoesNotContain(files, file => file.StartsWith("lib/", StringComparison.Ordinal));
        foreach (string folder in (string[])["build", "buildTransitive", "buildMultiTargeting"])
        {
            Assert.Contains($"{folder}/Knetc.MSBuild.props", files);
            Assert.Contains($"{folder}/Knetc.MSBuild.targets", files);
        }

        Assert.Contains("tasks/netstandard2.0/Knetc.MSBuild.dll", files);
        Assert.Contains("tools/knetc/knetc.dll", files);
        Assert.Contains("tools/knetc/knetc.runtimeconfig.json", files);
        using var tool = Open("Knetc.Tool.linux-x64.0.1.0.nupkg");
        Assert.Equal(Bytes(tool, tool.Entries.Single(entry => entry.Name == "knetc").FullName), Bytes(zip, "tools/linux-x64/knetc"));
    }

    [Fact]
    public void The_library_is_whole_and_documented()
    {
        using var zip = Open("Knetc.Compiler.0.1.0.nupkg");
        using var symbols = Open("Knetc.Compiler.0.1.0.snupkg");
        foreach (string name in (string[])["Knetc.Compiler", "Knetc.Frontend"])
        {
            Assert.NotNull(zip.GetEntry($"lib/net10.0/{name}.dll"));
            Assert.Contains("<summary>", Text(zip, $"lib/net10.0/{name}.xml"));
            Assert.NotNull(symbols.GetEntry($"lib/net10.0/{name}.pdb"));
        }

        string[] dependencies = [.. Nuspec(zip).Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value)];
        Assert.Equal(["Scriban.Signed", "YamlDotNet"], dependencies);
    }

    [Fact]
    public void Packing_again_gives_the_same_bytes()
    {
        var before = PackedPackages.Files.ToDictionary(file => file, Hash);
        PackedPackages.Pack();
        Assert.Equal(before, PackedPackages.Files.ToDictionary(file => file, Hash));
    }

    private static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));

    private static ZipArchive Open(string package) => ZipFile.OpenRead(Path.Combine(PackedPackages.Feed, package));

    private static XElement Nuspec(ZipArchive zip) => XElement.Parse(Text(zip, zip.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).FullName).TrimStart('\uFEFF'));

    private static string? Value(XElement nuspec, string name) => nuspec.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value;

    private static string Text(ZipArchive zip, string entry) => Encoding.UTF8.GetString(Bytes(zip, entry));

    private static byte[] Bytes(ZipArchive zip, string entry)
    {
        using var content = zip.GetEntry(entry)!.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
