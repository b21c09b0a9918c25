using Knetc.Kernel.Machine;
using Knetc.Testing;

namespace Knetc.Kernel.Apply;

/// <summary>In a large cluster the files of a node are links to files that nodes share, the script among them.</summary>
public sealed class SharedFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public SharedFilesTests()
    {
        _folder.Write("manifests.yaml", string.Concat(
        [
            .. Enumerable.Range(1, 60).Select(i => $"---\napiVersion: v1\nkind: Node\nmetadata: {{name: n{i}}}\n"),
            .. Enumerable.Range(1, 150).Select(i => $"---\napiVersion: v1\nkind: Service\nmetadata: {{name: web-{i}}}\nspec: {{clusterIP: 10.96.0.{i}, ports: [{{port: 80}}]}}\n"),
        ]));
        Compile("out");
        Assert.NotNull(new FileInfo(Script).LinkTarget);
        Assert.NotNull(new FileInfo(_folder.PathOf("out", "nodes", "n7", "iptables.rules")).LinkTarget);
    }

    private string Script => _folder.PathOf("out", "nodes", "n7", "apply.sh");

    public void Dispose() => _folder.Dispose();

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void The_script_finds_the_rules_beside_its_link()
    {
        Compile("alone", "--node", "n7");
        Assert.Null(new FileInfo(_folder.PathOf("alone", "nodes", "n7", "apply.sh")).LinkTarget);
        using var expected = new TestNode();
        expected.Script($"'{_folder.PathOf("alone", "nodes", "n7", "apply.sh")}' proxy").MustExitWith(0);

        using var node = new TestNode();
        node.Script($"'{Script}' proxy").MustExitWith(0);
        Assert.Equal(expected.Tables(), node.Tables());
        Assert.Contains("-d 10.96.0.150/32", node.Tables().IPv4);
        node.Script($"cd '{Path.GetDirectoryName(Script)}'\nsh apply.sh proxy\n./apply.sh proxy").MustExitWith(0);
        Assert.Equal(expected.Tables(), node.Tables());
        node.Script($"'{Script}' cleanup").MustExitWith(0);
        Assert.DoesNotContain("10.96.0.150", node.Tables().IPv4);
    }

    /// <summary>The machines of a fleet may have the output folder from one file server.</summary>
    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void Nodes_do_not_wait_for_each_other()
    {
        using var node = new TestNode();
        node.Script($"flock '{_folder.PathOf("out", "nodes", "n8")}' timeout 50 '{Script}' proxy").MustExitWith(0);
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void Where_the_shared_script_is_there_are_no_rules()
    {
        using var node = new TestNode();
        string shared = Path.GetFullPath(new FileInfo(Script).LinkTarget!, Path.GetDirectoryName(Script)!);
        var before = node.Tables();
        node.Script($"'{shared}' proxy").MustExitWith(3);
        Assert.Equal(before, node.Tables());
    }

    private void Compile(string output, params string[] options) => KnetcCommand.Run(
        _folder.Path,
        ["compile", "manifests.yaml", "-o", output, "--emit", "rules", "--service-cluster-ip-range", "10.96.0.0/12", "--no-lock", .. options]).MustExitWith(0);
}
