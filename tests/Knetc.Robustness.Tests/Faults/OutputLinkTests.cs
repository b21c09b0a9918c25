using Knetc.Testing;

namespace Knetc.Robustness.Faults;

/// <summary>Links where output is written: a link to a folder is a folder; what a link to a file leads to is never written into.</summary>
public sealed class OutputLinkTests : IDisposable
{
    private const string Service = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n";

    private readonly TempFolder _folder = new();

    public OutputLinkTests() => _folder.Write("web.yaml", Service);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_output_folder_may_be_a_link()
    {
        Directory.CreateDirectory(_folder.PathOf("real"));
        Directory.CreateSymbolicLink(_folder.PathOf("out"), "real");
        Compile(0);
        Assert.Equal("real", new DirectoryInfo(_folder.PathOf("out")).LinkTarget);
        Assert.Contains("default/web", _folder.Read("real", "nodes", "node-1", "iptables.rules"));
    }

    [Fact]
    public void A_link_in_place_of_a_generated_file_gives_way()
    {
        Compile(0);
        string rules = _folder.Read("out", "nodes", "node-1", "iptables.rules");
        string secret = _folder.Write("secret", "mine\n");
        File.Delete(_folder.PathOf("out", "nodes", "node-1", "iptables.rules"));
        File.CreateSymbolicLink(_folder.PathOf("out", "nodes", "node-1", "iptables.rules"), secret);
        Compile(0);
        Assert.Equal("mine\n", File.ReadAllText(secret));
        Assert.Equal(rules, _folder.Read("out", "nodes", "node-1", "iptables.rules"));
        Assert.Null(new FileInfo(_folder.PathOf("out", "nodes", "node-1", "iptables.rules")).LinkTarget);
    }

    [Fact]
    public void A_link_in_place_of_a_file_that_was_never_generated_is_foreign()
    {
        string secret = _folder.Write("secret", "mine\n");
        Directory.CreateDirectory(_folder.PathOf("out"));
        File.CreateSymbolicLink(_folder.PathOf("out", "cluster.yaml"), secret);
        Assert.Contains("cluster.yaml exists and was not written by knetc", Compile(3).Error);
        Assert.Equal("mine\n", File.ReadAllText(secret));
    }

    [Theory]
    [InlineData(".knetc-tmp")]
    [InlineData(".knetc-turn")]
    public void A_link_in_place_of_a_temporary_file_is_not_followed(string name)
    {
        string secret = _folder.Write("secret/file", "mine\n");
        Directory.CreateDirectory(_folder.PathOf("out"));
        if (name == ".knetc-tmp") Directory.CreateSymbolicLink(_folder.PathOf("out", name), _folder.PathOf("secret"));
        else File.CreateSymbolicLink(_folder.PathOf("out", name), secret);
        Compile(0);
        Assert.Equal("mine\n", File.ReadAllText(secret));
        Assert.Single(Directory.GetFileSystemEntries(_folder.PathOf("secret")));
        Assert.False(Path.Exists(_folder.PathOf("out", name)));
    }

    [Fact]
    public void What_is_behind_a_linked_folder_is_never_removed()
    {
        string mine = _folder.Write("home/notes", "mine\n");
        Compile(0);
        Directory.CreateSymbolicLink(_folder.PathOf("out", "link"), _folder.PathOf("home"));

        // The list of generated files is a file as well, and may come from anywhere.
        File.AppendAllText(_folder.PathOf("out", ".knetc-files"), $"link/notes\n../home/notes\n{mine}\nnodes/../../home/notes\n\0\n/\n..\n.\n\n");
        Compile(0);
        Assert.Equal("mine\n", File.ReadAllText(mine));
    }

    [Fact]
    public void A_linked_lock_or_report_stays_a_link()
    {
        _folder.Write("shared/lock.json", "{\"version\": 1}\n");
        File.CreateSymbolicLink(_folder.PathOf("lock.json"), "shared/lock.json");
        File.CreateSymbolicLink(_folder.PathOf("report.json"), "shared/report.json");
        Compile(0, "--lock-file", "lock.json", "--report", "json=report.json");
        Assert.Equal("shared/lock.json", new FileInfo(_folder.PathOf("lock.json")).LinkTarget);
        Assert.Contains("IPv4/default/web", _folder.Read("shared", "lock.json"));
        Assert.Contains("\"summary\"", _folder.Read("shared", "report.json"));
        Assert.Equal(["lock.json", "report.json"], Directory.GetFiles(_folder.PathOf("shared")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_link_beside_the_lock_is_not_followed()
    {
        string secret = _folder.Write("secret", "mine\n");
        File.CreateSymbolicLink(_folder.PathOf("knetc.lock.json.knetc-tmp"), secret);
        File.CreateSymbolicLink(_folder.PathOf("knetc.lock.json.knetc-turn"), secret);
        Compile(0);
        Assert.Equal("mine\n", File.ReadAllText(secret));
        Assert.Contains("IPv4/default/web", _folder.Read("knetc.lock.json"));
    }

    private CommandResult Compile(int exitCode, params string[] arguments) => KnetcCommand.Run(_folder.Path, ["compile", "web.yaml", "-o", "out", .. arguments]).MustExitWith(exitCode);
}
