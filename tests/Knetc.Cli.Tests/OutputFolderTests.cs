using Knetc.Testing;

namespace Knetc.Cli.Tests;

/// <summary>What happens to the output folder.</summary>
public sealed class OutputFolderTests : IDisposable
{
    private const string Manifest = """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          ports:
          - port: 80

        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_run_touches_nothing()
    {
        _folder.Write("web.yaml", Manifest);
        Compile("web.yaml", "-o", "out");
        var before = Directory.GetFiles(_folder.PathOf("out"), "*", SearchOption.AllDirectories).ToDictionary(file => file, File.GetLastWriteTimeUtc);
        Assert.NotEmpty(before);
        foreach (string file in before.Keys) File.SetLastWriteTimeUtc(file, before[file] = new DateTime(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc));

        Compile("web.yaml", "-o", "out");
        Assert.All(before, file => Assert.Equal(file.Value, File.GetLastWriteTimeUtc(file.Key)));
    }

    [Fact]
    public void Files_of_nodes_that_are_gone_are_removed()
    {
        _folder.Write("web.yaml", Manifest);
        Compile("web.yaml", "-o", "out", "--nodes", "2");
        Assert.True(File.Exists(_folder.PathOf("out", "nodes", "node-2", "iptables.rules")));

        Compile("web.yaml", "-o", "out", "--nodes", "1");
        Assert.False(Directory.Exists(_folder.PathOf("out", "nodes", "node-2")));
        Assert.True(File.Exists(_folder.PathOf("out", "nodes", "node-1", "iptables.rules")));
    }

    [Fact]
    public void Foreign_files_stay_as_they_are()
    {
        _folder.Write("web.yaml", Manifest);
        string foreign = _folder.Write("out/nodes/node-1/iptables.rules", "mine\n");
        string beside = _folder.Write("out/notes.txt", "mine too\n");
        var result = KnetcCommand.Run(_folder.Path, "compile", "web.yaml", "-o", "out");
        Assert.Equal(3, result.ExitCode);
        Assert.Equal("mine\n", File.ReadAllText(foreign));

        File.Delete(foreign);
        Compile("web.yaml", "-o", "out");
        Assert.Equal("mine too\n", File.ReadAllText(beside));
    }

    [Fact]
    public void Output_is_never_input()
    {
        _folder.Write("web.yaml", Manifest);
        Compile(".");
        string first = _folder.Read("generated", "cluster.yaml");
        Compile(".");
        Assert.Equal(first, _folder.Read("generated", "cluster.yaml"));
        Compile("generated/cluster.yaml", "web.yaml", "-o", "generated");
        Assert.Equal(first, _folder.Read("generated", "cluster.yaml"));
    }

    [Fact]
    public void An_error_in_the_input_leaves_the_output_alone()
    {
        _folder.Write("web.yaml", Manifest);
        Compile("web.yaml", "-o", "out");
        string before = _folder.Read("out", "nodes", "node-1", "iptables.rules");
        _folder.Write("web.yaml", Manifest.Replace("port: 80", "port: 800000"));
        Assert.Equal(1, KnetcCommand.Run(_folder.Path, "compile", "web.yaml", "-o", "out").ExitCode);
        Assert.Equal(before, _folder.Read("out", "nodes", "node-1", "iptables.rules"));
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_found_at_their_place()
    {
        File.WriteAllBytes(_folder.PathOf("latin1.yaml"), [.. "kind: caf"u8, 0xE9, (byte)'\n']);
        var result = KnetcCommand.Run(_folder.Path, "check", "latin1.yaml");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("latin1.yaml:1:10: error KN0002", result.Error);
    }

    private void Compile(params string[] arguments) => KnetcCommand.Run(_folder.Path, ["compile", .. arguments]).MustExitWith(0);
}
