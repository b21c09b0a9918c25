using Knetc.Testing;

namespace Knetc.Cli.Tests;

/// <summary>Where the lock file is, and when it is written.</summary>
public sealed class LockFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("k8s -o out", "", "knetc.lock.json")]
    [InlineData("k8s -o some/where/out", "", "some/where/knetc.lock.json")]
    [InlineData("k8s", "", "knetc.lock.json")]
    [InlineData("k8s --lock-file other/my.json", "", "other/my.json")]
    [InlineData("project -o out", "", "project/knetc.lock.json")]
    [InlineData("project", "output: {lockFile: locks/a.json}\n", "project/locks/a.json")]
    [InlineData("project --lock-file b.json", "output: {lockFile: locks/a.json}\n", "b.json")]
    public void It_is_where_it_belongs(string arguments, string settings, string expected)
    {
        _folder.Write("k8s/web.yaml", Service("web"));
        _folder.Write("project/knetc.yaml", "apiVersion: knetc.dev/v1alpha1\nkind: Project\n" + settings);
        _folder.Write("project/web.yaml", Service("web"));
        Run(0, "compile", arguments);
        string[] locks = [.. Directory.GetFiles(_folder.Path, "*.json", SearchOption.AllDirectories).Where(file => File.ReadAllText(file).Contains("knetc-alloc-v1")).Select(file => Path.GetRelativePath(_folder.Path, file))];
        Assert.Equal([expected], locks);

        // It is found again there, and is neither changed nor taken for a manifest.
        var before = File.GetLastWriteTimeUtc(_folder.PathOf(expected));
        Assert.Equal("", Run(0, "compile", arguments + " --locked").Error);
        Assert.Equal("", Run(0, "compile", arguments).Error);
        Assert.Equal(before, File.GetLastWriteTimeUtc(_folder.PathOf(expected)));
    }

    [Theory]
    [InlineData("check", "k8s", 0)]
    [InlineData("compile", "k8s --no-lock", 0)]
    [InlineData("compile", "k8s --keep-lock", 0)]
    [InlineData("compile", "k8s --keep-lock --locked", 2)]
    [InlineData("compile", "k8s --keep-lock --no-lock", 2)]
    [InlineData("compile", "k8s --locked", 1)]
    [InlineData("compile", "k8s bad.yaml", 1)]
    [InlineData("compile", "k8s --node nowhere", 1)]
    public void It_is_not_written(string command, string arguments, int exitCode)
    {
        _folder.Write("k8s/web.yaml", Service("web"));
        _folder.Write("bad.yaml", Service("bad").Replace("80", "0"));
        Run(exitCode, command, arguments);
        Assert.False(File.Exists(_folder.PathOf("knetc.lock.json")));
    }

    [Fact]
    public void A_kept_lock_is_used_as_it_is()
    {
        _folder.Write("k8s/web.yaml", Service("web"));
        Run(0, "compile", "k8s -o out");
        string before = _folder.Read("knetc.lock.json").Replace("10.0.0.", "10.0.1.");
        _folder.Write("knetc.lock.json", before);
        const string Range = "k8s -o out --service-cluster-ip-range 10.0.0.0/16";
        Assert.Equal("", Run(0, "compile", Range + " --keep-lock").Error);
        Assert.Contains("10.0.1.", _folder.Read("out/cluster.yaml"));

        _folder.Write("k8s/new.yaml", Service("new"));
        string warning = Run(0, "compile", Range + " --keep-lock").Error;
        Assert.Contains("warning KN2207: the lock file would change: clusterip/IPv4/default/new is added with 10.0.", warning);
        Assert.Contains("name: new", _folder.Read("out/cluster.yaml"));
        Assert.Equal(before, _folder.Read("knetc.lock.json"));
    }

    [Fact]
    public void Values_stay_when_objects_come_and_go()
    {
        // Six addresses, one of them reserved: nearly every Service meets another one's first choice.
        string[] names = ["a", "b", "c", "d"];
        const string Range = "k8s -o out --service-cluster-ip-range 10.0.0.0/29";
        _folder.Write("k8s/web.yaml", string.Join("---\n", names.Reverse().Take(2).Select(name => Service(name))));
        Run(0, "compile", Range);
        string first = Addresses();
        _folder.Write("k8s/web.yaml", string.Join("---\n", names.Select(name => Service(name))));
        Run(0, "compile", Range);
        Assert.EndsWith(first, Addresses());
        _folder.Write("k8s/web.yaml", string.Join("---\n", names.Reverse().Take(2).Select(name => Service(name))));
        Run(0, "compile", Range);
        Assert.Equal(first, Addresses());
        Run(0, "compile", Range + " --locked");
    }

    [Fact]
    public void A_value_of_another_object_cannot_be_asked_for()
    {
        _folder.Write("k8s/web.yaml", Service("web") + "---\n" + Service("api"));
        Run(0, "compile", "k8s");
        string taken = Addresses().Split('\n')[0].Split(' ')[1];
        _folder.Write("k8s/web.yaml", Service("web", $"clusterIP: {taken}, ") + "---\n" + Service("api", $"clusterIP: {taken}, "));
        Assert.Contains("error KN2023", Run(1, "compile", "k8s").Error);
        _folder.Write("k8s/web.yaml", Service("web", $"clusterIP: {taken}, ") + "---\n" + Service("api"));
        Assert.Contains("error KN2093", Run(1, "compile", "k8s").Error);
    }

    [Fact]
    public void It_is_never_a_manifest()
    {
        _folder.Write("k8s/web.yaml", Service("web"));
        Run(0, "compile", "k8s --lock-file k8s/my.lock.json");
        _folder.Write("k8s/knetc.lock.json", "<<<<<<< HEAD\n");
        Assert.Equal("", Run(0, "compile", "k8s --lock-file k8s/my.lock.json").Error);
        Assert.Equal("", Run(0, "compile", "k8s/*.json k8s/web.yaml --lock-file k8s/my.lock.json").Error);
        Assert.Contains("KN0024", Run(1, "check", "k8s/knetc.lock.json --lock-file k8s/my.lock.json").Error);
    }

    [Fact]
    public void A_lock_file_that_cannot_be_read_stays_as_it_is()
    {
        _folder.Write("k8s/web.yaml", Service("web"));
        _folder.Write("knetc.lock.json", "{ \"version\": 1");
        Run(1, "compile", "k8s");
        Assert.Equal("{ \"version\": 1", _folder.Read("knetc.lock.json"));
        File.WriteAllBytes(_folder.PathOf("knetc.lock.json"), [0xFF, 0xFE, 0x00]);
        Assert.Contains("KN0002", Run(1, "compile", "k8s").Error);
        Assert.Equal(3, new FileInfo(_folder.PathOf("knetc.lock.json")).Length);
    }

    [Fact]
    public void A_folder_in_its_place_is_a_failure_of_the_environment()
    {
        _folder.Write("k8s/web.yaml", Service("web"));
        Directory.CreateDirectory(_folder.PathOf("knetc.lock.json"));
        Assert.Contains("KN0001", Run(3, "compile", "k8s").Error);
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.knetc-tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void Pruning_forgets_what_is_gone()
    {
        _folder.Write("k8s/web.yaml", Service("web") + "---\n" + Service("api"));
        Run(0, "compile", "k8s");
        _folder.Write("k8s/web.yaml", Service("web"));
        Run(0, "compile", "k8s");
        Assert.Contains("default/api", _folder.Read("knetc.lock.json"));
        Assert.Contains("retired", Run(0, "lock", "show").Out);
        Assert.Contains("1 retired value forgotten", Run(0, "lock", "prune").Error);
        Assert.DoesNotContain("default/api", _folder.Read("knetc.lock.json"));
        Run(0, "compile", "k8s --locked");
    }

    private string Addresses()
    {
        string[] lines = KnetcCommand.Run(_folder.Path, "lock", "show").MustExitWith(0).Out.Split('\n');
        return string.Concat(lines.Where(line => line.StartsWith("clusterip", StringComparison.Ordinal) && !line.EndsWith("retired", StringComparison.Ordinal)).Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)) + "\n"));
    }

    private CommandResult Run(int exitCode, string command, string arguments) =>
        KnetcCommand.Run(_folder.Path, [command, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]).MustExitWith(exitCode);

    private static string Service(string name, string spec = "") => $"apiVersion: v1\nkind: Service\nmetadata: {{name: {name}}}\nspec: {{{spec}ports: [{{port: 80}}]}}\n";
}
