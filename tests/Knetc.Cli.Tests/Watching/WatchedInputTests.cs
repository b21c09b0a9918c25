using System.CommandLine;
using Knetc.Cli.Commands;
using Knetc.Cli.Watching;
using Knetc.Testing;

namespace Knetc.Cli.Tests.Watching;

/// <summary>How much is read.</summary>
public sealed class WatchedInputTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Only_the_file_that_changed_is_read()
    {
        var input = Open(100);
        string path = _folder.Write("k8s/s7.yaml", Service(7, 81));
        Assert.Equal(["k8s/s7.yaml"], input.Update(new ChangeSet([path], IsPartial: false)));
        Assert.Equal(1, input.ReadCount);
    }

    [Fact]
    public void A_file_that_holds_the_same_is_no_change()
    {
        var input = Open(10);
        string path = _folder.Write("k8s/s7.yaml", Service(7, 80));
        Assert.Empty(input.Update(new ChangeSet([path], IsPartial: false)));
    }

    [Fact]
    public void When_changes_were_lost_everything_is_looked_at()
    {
        var input = Open(10);
        _folder.Write("k8s/s7.yaml", Service(7, 8080));
        _folder.Write("k8s/new.yaml", Service(11, 80));
        File.Delete(_folder.PathOf("k8s", "s3.yaml"));
        var changed = input.Update(new ChangeSet([], IsPartial: true));
        changed.Sort(StringComparer.Ordinal);
        Assert.Equal(["k8s/new.yaml", "k8s/s3.yaml", "k8s/s7.yaml"], changed);
        Assert.Equal(2, input.ReadCount);
        Assert.Equal(10, input.Count);
    }

    [Theory]
    [InlineData("generated/cluster.yaml", false)]
    [InlineData("generated", false)]
    [InlineData("k8s/.git/index.yaml", false)]
    [InlineData("k8s/.s1.yaml.swp", false)]
    [InlineData("knetc.lock.json.knetc-tmp", false)]
    [InlineData("knetc.lock.json", true)]
    [InlineData("k8s/s1.yaml", true)]
    [InlineData("k8s/new.yaml", true)]
    [InlineData("k8s/..data", true)]
    [InlineData("k8s", true)]
    public void Paths_that_cannot_matter_are_passed_over(string path, bool counts) => Assert.Equal(counts, Open(3).Counts(_folder.PathOf(path)));

    private WatchedInput Open(int count)
    {
        for (int i = 0; i < count; i++) _folder.Write($"k8s/s{i}.yaml", Service(i, 80));
        var host = new CliHost { In = Stream.Null, Out = TextWriter.Null, Error = TextWriter.Null, WorkingDirectory = _folder.Path };
        var options = new CompileOptionSet();
        var command = new RootCommand();
        options.AddTo(command);
        var input = new WatchedInput(host, options, command.Parse(["--watch", "k8s"]));
        input.Update(new ChangeSet([], IsPartial: true));
        Assert.Equal(count, input.ReadCount);
        return input;
    }

    private static string Service(int number, int port) =>
        $"apiVersion: v1\nkind: Service\nmetadata: {{name: s{number}}}\nspec:\n  ports:\n  - port: {port}\n";
}
