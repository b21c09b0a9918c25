using System.Diagnostics;
using Knetc.Testing;
using Xunit.Abstractions;

namespace Knetc.Robustness.Faults;

/// <summary>A compiler that is killed while it writes: each file is the old one or the new one, and the next run finds nothing in its way.</summary>
public sealed class KilledTests(ITestOutputHelper output) : IDisposable
{
    private const int Rounds = 10;

    /// <summary>Milliseconds from one moment of killing to the next.</summary>
    private const int Step = 6;

    private static readonly string[] Options = ["-o", "out", "--nodes", "25", "--emit", "rules,cluster,source-map,pod-network"];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [FaultFact("true")]
    public void Every_file_is_old_or_new_and_the_next_run_tidies_up()
    {
        _folder.Write("old.yaml", Cluster("old", 80, 50));
        _folder.Write("new.yaml", Cluster("new", 81, 70));
        var oldState = Expected("old.yaml", []);
        var newState = Expected("new.yaml", oldState);
        Assert.True(oldState.Count > 150 && newState.Count > 150);
        var moments = new SortedDictionary<string, int>();
        for (int round = 0; round < Rounds; round++)
        {
            Restore(oldState);
            KillWhileWriting(round);
            var state = FolderState.Of(_folder.PathOf("work"));
            foreach (var (name, content) in state)
            {
                if (IsTemporary(name)) continue;
                bool isManifest = name == Path.Combine("out", ".knetc-files");
                Assert.True(File.Exists(_folder.PathOf("work", name)), $"round {round}: {name} leads nowhere");
                Assert.True(isManifest || content == oldState.GetValueOrDefault(name) || content == newState.GetValueOrDefault(name), $"round {round}: {name} is neither old nor new");
            }

            // What was there and is to stay is still there.
            Assert.Empty(oldState.Keys.Intersect(newState.Keys).Except(state.Keys));
            int replaced = state.Count(file => oldState.GetValueOrDefault(file.Key) != file.Value && !IsTemporary(file.Key));
            string moment = replaced == 0 ? (state.Keys.Any(IsTemporary) ? "before the first file" : "before writing") : replaced >= newState.Count ? "after the last file" : "between two files";
            moments[moment] = moments.GetValueOrDefault(moment) + 1;

            KnetcCommand.Run(_folder.PathOf("work"), ["compile", "../new.yaml", .. Options]).MustExitWith(0);
            Assert.Equal(newState, FolderState.Of(_folder.PathOf("work")));
        }

        output.WriteLine(string.Join(", ", moments.Select(static moment => $"{moment.Key}: {moment.Value}")));
        Assert.True(moments.Keys.Except(["before writing", "after the last file"]).Any(), "no round was killed while it wrote");
    }

    [Fact]
    public void A_run_that_was_killed_between_two_files_is_no_obstacle_to_the_next()
    {
        // Files of formats without comments do not carry the header; only the list says that they are knetc's.
        _folder.Write("old.yaml", Cluster("old", 80, 1));
        var expected = Expected("old.yaml", []);
        string list = expected[Path.Combine("out", ".knetc-files")];
        _folder.Write("work/out/.knetc-files", list);
        _folder.Write("work/out/source-map.json", expected[Path.Combine("out", "source-map.json")].Replace(":80", ":79", StringComparison.Ordinal) + " ");
        _folder.Write("work/out/.knetc-tmp/3", "half a fi");
        _folder.Write("work/out/.knetc-turn", "");
        _folder.Write("work/knetc.lock.json.knetc-tmp", "{\"version");
        _folder.Write("work/knetc.lock.json.knetc-turn", "");
        KnetcCommand.Run(_folder.PathOf("work"), ["compile", "../old.yaml", .. Options]).MustExitWith(0);
        Assert.Equal(expected, FolderState.Of(_folder.PathOf("work")));
    }

    /// <summary>All files of a run that nothing disturbs, the lock among them.</summary>
    private SortedDictionary<string, string> Expected(string manifest, SortedDictionary<string, string> before)
    {
        string work = _folder.PathOf("work");
        Restore(before);
        KnetcCommand.Run(work, ["compile", $"../{manifest}", .. Options]).MustExitWith(0);
        var state = FolderState.Of(work);
        Directory.Delete(work, recursive: true);
        return state;
    }

    private void Restore(SortedDictionary<string, string> state)
    {
        if (Directory.Exists(_folder.PathOf("work"))) Directory.Delete(_folder.PathOf("work"), recursive: true);
        Directory.CreateDirectory(_folder.PathOf("work"));
        foreach (var (name, content) in state)
        {
            string path = _folder.Write(Path.Combine("work", name), content);
            if (!content.StartsWith(FolderState.Link, StringComparison.Ordinal)) continue;
            File.Delete(path);
            File.CreateSymbolicLink(path, content[FolderState.Link.Length..]);
        }
    }

    /// <summary>Half of the rounds count from the first temporary file, the others from the first file that is new.</summary>
    private void KillWhileWriting(int round)
    {
        using var process = KnetcProcess.Start(_folder.PathOf("work"), ["compile", "../new.yaml", .. Options]);
        string temporary = _folder.PathOf("work", "out", ".knetc-tmp");
        string lockFile = _folder.PathOf("work", "knetc.lock.json");
        var before = File.GetLastWriteTimeUtc(lockFile);
        while (!process.HasExited && !Directory.Exists(temporary)) Thread.Yield();
        while (round % 2 == 1 && !process.HasExited && File.GetLastWriteTimeUtc(lockFile) == before) Thread.Yield();
        var watch = Stopwatch.StartNew();
        while (watch.ElapsedMilliseconds < round / 2 * (round % 2 == 1 ? 1 : Step)) Thread.Yield();
        process.Kill();
        process.WaitForExit();
    }

    private static bool IsTemporary(string name) => name.Contains(".knetc-tmp", StringComparison.Ordinal) || name.EndsWith(".knetc-turn", StringComparison.Ordinal);

    private static string Cluster(string name, int port, int services)
    {
        using var text = new StringWriter();
        text.Write("apiVersion: knetc.dev/v1alpha1\nkind: Project\ncluster: {clusterCIDR: [10.128.0.0/9]}\n");
        for (int i = 0; i < services; i++)
        {
            text.Write($"---\napiVersion: v1\nkind: Service\nmetadata: {{name: {name}-{i}}}\nspec: {{type: NodePort, ports: [{{port: {port}, nodePort: {30000 + i}}}]}}\n");
        }

        return text.ToString();
    }
}
