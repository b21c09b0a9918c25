using Knetc.Testing;

namespace Knetc.Cli.Tests;

/// <summary>Large input is compiled on several threads, small input on one. That is not to be seen in what comes out.</summary>
public sealed class LargeInputTests : IDisposable
{
    private const string Manifest = """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec: {ports: [{port: 80}]}

        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Much_that_means_nothing_changes_no_file()
    {
        _folder.Write("web.yaml", Manifest);
        var small = Compile("small");
        _folder.Write("web.yaml", Manifest + LongComment());
        var large = Compile("large");
        Assert.Equal(FolderState.Of(_folder.PathOf("small")), FolderState.Of(_folder.PathOf("large")));
        Assert.Equal(small.Error, large.Error);
        Assert.Contains("cluster.yaml", FolderState.Of(_folder.PathOf("large")).Keys);
    }

    [Fact]
    public void Much_beside_a_mistake_changes_no_finding()
    {
        _folder.Write("web.yaml", Manifest.Replace("80", "80000", StringComparison.Ordinal));
        var small = KnetcCommand.Run(_folder.Path, "compile", "web.yaml", "-o", "out");
        _folder.Write("web.yaml", Manifest.Replace("80", "80000", StringComparison.Ordinal) + LongComment());
        var large = KnetcCommand.Run(_folder.Path, "compile", "web.yaml", "-o", "out");
        large.MustExitWith(1);
        Assert.Equal(small.Error, large.Error);
        Assert.False(Directory.Exists(_folder.PathOf("out")));
    }

    [Fact]
    public void What_cannot_be_written_beside_other_files_is_told()
    {
        _folder.Write("web.yaml", Manifest + LongComment());
        _folder.Write("out/cluster.yaml/inside", "");
        var result = KnetcCommand.Run(_folder.Path, "compile", "web.yaml", "-o", "out");
        result.MustExitWith(3);
        Assert.Contains("cluster.yaml is a folder", result.Error, StringComparison.Ordinal);
        Assert.Equal(["cluster.yaml/inside"], FolderState.Of(_folder.PathOf("out")).Keys);
    }

    private static string LongComment() => string.Concat(Enumerable.Repeat("# " + new string('x', 98) + "\n", 4000));

    private CommandResult Compile(string output)
    {
        var result = KnetcCommand.Run(_folder.Path, "compile", "web.yaml", "-o", output, "--no-lock", "--nodes", "2");
        result.MustExitWith(0);
        return result;
    }
}
