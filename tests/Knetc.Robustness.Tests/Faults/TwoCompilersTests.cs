using System.Text.Json;
using Knetc.Testing;

namespace Knetc.Robustness.Faults;

/// <summary>Several compilers at once in one folder: one after the other, the last one's output whole, and no address lost.</summary>
public sealed class TwoCompilersTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_input_gives_the_same_output()
    {
        _folder.Write("a.yaml", Services("a", 40));
        KnetcCommand.Run(_folder.Path, "compile", "a.yaml", "-o", "expected", "--no-lock").MustExitWith(0);
        for (int round = 0; round < 6; round++)
        {
            var results = RunAll(["a.yaml", "a.yaml", "a.yaml", "a.yaml"], "--no-lock");
            Assert.All(results, result => result.MustExitWith(0));
            Assert.Equal(FolderState.Of(_folder.PathOf("expected")), FolderState.Of(_folder.PathOf("out")));
            Directory.Delete(_folder.PathOf("out"), recursive: true);
        }
    }

    [Fact]
    public void Of_different_inputs_one_wins_whole()
    {
        string[] names = ["a", "b", "c"];
        foreach (string name in names)
        {
            _folder.Write($"{name}.yaml", Services(name, 30));
            KnetcCommand.Run(_folder.Path, "compile", $"{name}.yaml", "-o", $"expected-{name}", "--no-lock").MustExitWith(0);
        }

        var possible = names.Select(name => FolderState.Of(_folder.PathOf($"expected-{name}"))).ToList();
        for (int round = 0; round < 8; round++)
        {
            var results = RunAll([.. names.Select(static name => $"{name}.yaml")], "--no-lock");
            Assert.All(results, result => result.MustExitWith(0));
            var state = FolderState.Of(_folder.PathOf("out"));
            Assert.Contains(possible, expected => expected.SequenceEqual(state));
        }
    }

    [Fact]
    public void The_lock_loses_no_address()
    {
        string[] names = ["a", "b", "c"];
        foreach (string name in names) _folder.Write($"{name}.yaml", Services(name, 10));
        for (int round = 0; round < 8; round++)
        {
            if (File.Exists(_folder.PathOf("knetc.lock.json"))) File.Delete(_folder.PathOf("knetc.lock.json"));
            var results = RunAll([.. names.Select(static name => $"{name}.yaml")]);
            var kept = Addresses();
            int winners = 0;
            for (int i = 0; i < names.Length; i++)
            {
                if (results[i].ExitCode == 0)
                {
                    winners++;
                    for (int service = 0; service < 10; service++) Assert.Contains($"IPv4/default/{names[i]}-{service}", kept.Keys);
                }
                else
                {
                    Assert.Contains("cannot write knetc.lock.json: another run changed it in the meantime; nothing was written, run again", results[i].MustExitWith(3).Error);
                }
            }

            Assert.True(winners > 0);

            // The ones that were refused do as they were told; what the others chose stays out of use.
            foreach (string name in names) KnetcCommand.Run(_folder.Path, "compile", $"{name}.yaml", "-o", "out").MustExitWith(0);
            var later = Addresses();
            Assert.All(kept, entry => Assert.Equal(entry.Value, later[entry.Key]));
            Assert.Equal(later.Count, later.Values.Distinct().Count());
        }
    }

    [FaultFact("true")]
    public void Processes_wait_for_each_other_as_threads_do()
    {
        _folder.Write("a.yaml", Services("a", 100));
        _folder.Write("b.yaml", Services("b", 100));
        KnetcCommand.Run(_folder.Path, "compile", "b.yaml", "-o", "expected-b", "--no-lock").MustExitWith(0);
        KnetcCommand.Run(_folder.Path, "compile", "a.yaml", "-o", "expected-a", "--no-lock").MustExitWith(0);
        using var first = KnetcProcess.Start(_folder.Path, "compile", "a.yaml", "-o", "out", "--no-lock");
        using var second = KnetcProcess.Start(_folder.Path, "compile", "b.yaml", "-o", "out", "--no-lock");
        first.WaitForExit();
        second.WaitForExit();
        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        var state = FolderState.Of(_folder.PathOf("out"));
        Assert.True(state.SequenceEqual(FolderState.Of(_folder.PathOf("expected-a"))) || state.SequenceEqual(FolderState.Of(_folder.PathOf("expected-b"))));
    }

    /// <summary>The service addresses in the lock, those of services that are gone among them.</summary>
    private Dictionary<string, string> Addresses()
    {
        using var json = JsonDocument.Parse(_folder.Read("knetc.lock.json"));
        return json.RootElement.GetProperty("clusterip").EnumerateObject().Concat(json.RootElement.GetProperty("retired").GetProperty("clusterip").EnumerateObject())
            .ToDictionary(static entry => entry.Name, static entry => entry.Value.GetProperty("value").GetString()!);
    }

    private CommandResult[] RunAll(string[] files, params string[] arguments)
    {
        using var start = new Barrier(files.Length);
        var threads = files.Select(file => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return KnetcCommand.Run(_folder.Path, ["compile", file, "-o", "out", .. arguments]);
            },
            TaskCreationOptions.LongRunning)).ToArray();
        return [.. threads.Select(static thread => thread.Result)];
    }

    private static string Services(string name, int count) => string.Concat(Enumerable.Range(0, count).Select(i =>
        $"---\napiVersion: v1\nkind: Service\nmetadata: {{name: {name}-{i}}}\nspec: {{ports: [{{port: {80 + i}}}]}}\n"));
}
