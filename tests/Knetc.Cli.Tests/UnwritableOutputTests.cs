using Knetc.Testing;

namespace Knetc.Cli.Tests;

/// <summary>Output that cannot be written: exit code 3, the reason, and nothing half-written.</summary>
public sealed class UnwritableOutputTests : IDisposable
{
    private const string Manifest = "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  ports:\n  - port: 80\n";

    private readonly TempFolder _folder = new();

    public UnwritableOutputTests() => _folder.Write("web.yaml", Manifest);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_output_folder_is_a_file()
    {
        _folder.Write("out", "mine\n");
        MustFail();
        Assert.Equal("mine\n", _folder.Read("out"));
    }

    [Fact]
    public void A_parent_of_the_output_folder_is_a_file()
    {
        _folder.Write("file", "mine\n");
        MustFail("file/out");
        Assert.Equal("mine\n", _folder.Read("file"));
    }

    [Fact]
    public void The_output_folder_cannot_be_made()
    {
        // Unlike permissions, this stops even root.
        if (!Directory.Exists("/proc/self")) return;
        MustFail("/proc/self/out");
    }

    [Fact]
    public void A_file_to_write_is_a_folder()
    {
        Directory.CreateDirectory(_folder.PathOf("out", "nodes", "node-1", "iptables.rules", "mine"));
        MustFail();
        Assert.True(Directory.Exists(_folder.PathOf("out", "nodes", "node-1", "iptables.rules", "mine")));
        Assert.Empty(Directory.GetFiles(_folder.PathOf("out"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_folder_to_make_is_a_file()
    {
        _folder.Write("out/nodes", "mine\n");
        MustFail();
        Assert.Equal("mine\n", _folder.Read("out", "nodes"));
        Assert.Single(Directory.GetFiles(_folder.PathOf("out"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_folder_in_the_way_leaves_an_earlier_run_as_it_was()
    {
        KnetcCommand.Run(_folder.Path, "compile", "web.yaml", "-o", "out").MustExitWith(0);
        File.Delete(_folder.PathOf("out", "source-map.json"));
        Directory.CreateDirectory(_folder.PathOf("out", "source-map.json"));
        string before = _folder.Read("out", "nodes", "node-1", "iptables.rules");
        _folder.Write("web.yaml", Manifest.Replace("port: 80", "port: 81"));
        MustFail();
        Assert.Equal(before, _folder.Read("out", "nodes", "node-1", "iptables.rules"));
    }

    private void MustFail(string output = "out")
    {
        var result = KnetcCommand.Run(_folder.Path, "compile", "web.yaml", "-o", output).MustExitWith(3);
        Assert.StartsWith("knetc: error KN0001: cannot write to ", result.Error);
        Assert.DoesNotContain("   at ", result.Error);
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.knetc-tmp", SearchOption.AllDirectories));
    }
}
