using Knetc.Testing;

namespace Knetc.Cli.Tests;

/// <summary><c>compile --frozen</c>: the files on disk must be what the manifests compile to.</summary>
public sealed class FrozenOutputTests : IDisposable
{
    private const string Manifest = """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          clusterIP: 10.0.0.7
          ports:
          - port: 80

        """;

    private readonly TempFolder _folder = new();

    public FrozenOutputTests()
    {
        _folder.Write("web.yaml", Manifest);
        KnetcCommand.Run(_folder.Path, "compile", "web.yaml", "-o", "out").MustExitWith(0);
    }

    private string Rules => _folder.PathOf("out", "nodes", "node-1", "iptables.rules");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Current_files_pass()
    {
        Assert.Equal("", Frozen().MustExitWith(0).Error);
    }

    [Fact]
    public void A_changed_manifest_is_seen_and_nothing_is_written()
    {
        string before = File.ReadAllText(Rules);
        int line = before.Split('\n').TakeWhile(text => !text.Contains("10.0.0.7")).Count() + 1;
        _folder.Write("web.yaml", Manifest.Replace("port: 80", "port: 8080"));
        string error = Frozen().MustExitWith(1).Error;
        Assert.Contains($"out/nodes/node-1/iptables.rules:{line}:1: error KN0026: ", error);
        Assert.Contains("\n-" + before.Split('\n')[line - 1], error);
        Assert.Contains("\n+" + before.Split('\n')[line - 1].Replace("--dport 80", "--dport 8080"), error);
        Assert.Equal(before, File.ReadAllText(Rules));
    }

    [Fact]
    public void The_diff_has_at_most_forty_lines()
    {
        _folder.Write("more.yaml", string.Concat(Enumerable.Range(0, 60).Select(i => "---\n" + Manifest.Replace("web", $"web-{i}").Replace("10.0.0.7", $"10.0.0.{i + 30}"))));
        string error = KnetcCommand.Run(_folder.Path, "compile", "web.yaml", "more.yaml", "-o", "out", "--frozen").MustExitWith(1).Error;
        string[] diff = error[error.IndexOf("--- ", StringComparison.Ordinal)..].TrimEnd('\n').Split('\n');
        Assert.Equal(40, diff.Length);
        Assert.Matches(@"out/cluster\.yaml:\d+:1: error KN0026: ", error);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        File.Delete(Rules);
        Assert.StartsWith("knetc: error KN0026: out/nodes/node-1/iptables.rules is missing", Frozen().MustExitWith(1).Error);
    }

    [Fact]
    public void A_file_of_a_node_that_is_gone_is_named()
    {
        KnetcCommand.Run(_folder.Path, "compile", "web.yaml", "-o", "out", "--nodes", "2").MustExitWith(0);
        Assert.Contains("error KN0026: out/nodes/node-2/iptables.rules is no longer generated", Frozen().MustExitWith(1).Error);
        Assert.True(File.Exists(_folder.PathOf("out", "nodes", "node-2", "iptables.rules")));
    }

    [Fact]
    public void Line_ends_of_another_system_are_called_that()
    {
        File.WriteAllText(Rules, File.ReadAllText(Rules).Replace("\n", "\r\n"));
        Assert.Contains("out/nodes/node-1/iptables.rules has line ends of another system", Frozen().MustExitWith(1).Error);
    }

    [Fact]
    public void A_script_that_cannot_be_run_is_named()
    {
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(_folder.PathOf("out", "nodes", "node-1", "apply.sh"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Contains("out/nodes/node-1/apply.sh is not executable", Frozen().MustExitWith(1).Error);
    }

    [Fact]
    public void An_edit_by_hand_is_seen()
    {
        File.AppendAllText(_folder.PathOf("out", "cluster.yaml"), "# mine\n");
        Assert.Contains("\n-# mine\n", Frozen().MustExitWith(1).Error);
    }

    private CommandResult Frozen() => KnetcCommand.Run(_folder.Path, "compile", "web.yaml", "-o", "out", "--frozen");
}
