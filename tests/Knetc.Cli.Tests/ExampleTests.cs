using Knetc.Testing;

namespace Knetc.Cli.Tests;

/// <summary>The examples compile without a finding that they do not give a reason for, and their generated files are current.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Names => ["dual-stack", "gitops", "shop"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Generated_files_are_current(string name)
    {
        using var folder = new TempFolder();
        string example = Repository.PathOf("examples", name);
        var result = KnetcCommand.Run(example, "compile", "-o", folder.Path).MustExitWith(0);
        Assert.Equal(name == "shop" ? "0 errors, 0 warnings, 0 infos (2 suppressed)\n" : "", result.Error);
        Assert.Equal(Files(Path.Combine(example, "generated")), Files(folder.Path));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_resolved_cluster_compiles_to_the_same_rules(string name)
    {
        using var folder = new TempFolder();
        string example = Repository.PathOf("examples", name);
        string resolved = File.ReadAllText(Path.Combine(example, "generated", "cluster.yaml"));
        folder.Write("cluster.yaml", resolved[(resolved.IndexOf('\n') + 1)..]);
        string[] options = name != "dual-stack"
            ? ["--service-cluster-ip-range", "10.96.0.0/16", "--cluster-cidr", "10.244.0.0/16"]
            : ["--service-cluster-ip-range", "10.96.0.0/16,fd00:10:96::/112", "--cluster-cidr", "10.244.0.0/16,fd00:10:244::/56"];
        KnetcCommand.Run(folder.Path, ["compile", "cluster.yaml", "-o", "out", .. options]).MustExitWith(0);
        foreach (string rules in Directory.GetFiles(Path.Combine(example, "generated"), "*.rules", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(Path.Combine(example, "generated"), rules);
            Assert.Equal(File.ReadAllText(rules), File.ReadAllText(folder.PathOf("out", relative)));
        }
    }

    private static SortedDictionary<string, string> Files(string folder) => new(
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText),
        StringComparer.Ordinal);
}
