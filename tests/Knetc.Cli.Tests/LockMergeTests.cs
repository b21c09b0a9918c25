using System.Diagnostics;
using Knetc.Diagnostics;
using Knetc.Locking;
using Knetc.Testing;
using Knetc.Text;

namespace Knetc.Cli.Tests;

/// <summary>Two branches change manifests and lock file; git merges the lock file line by line.</summary>
public sealed class LockMergeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [GitFact]
    public void Services_far_apart_merge_without_a_word()
    {
        string text = Merge(["api", "cart", "shop", "web"], ["api", "bill", "cart", "shop", "web"], ["api", "cart", "shop", "tax", "web"], out bool conflict);
        Assert.False(conflict);
        _folder.Write("knetc.lock.json", text);
        _folder.Write("k8s/web.yaml", Manifests(["api", "bill", "cart", "shop", "tax", "web"]));
        var check = KnetcCommand.Run(_folder.Path, "check", "k8s", "--locked").MustExitWith(0);
        Assert.DoesNotContain("KN2", check.Error);
    }

    [GitFact]
    public void Services_side_by_side_leave_a_conflict_that_names_them()
    {
        string text = Merge(["api", "web"], ["api", "cart", "web"], ["api", "bill", "web"], out bool conflict);
        Assert.True(conflict);
        _folder.Write("knetc.lock.json", text);
        var check = KnetcCommand.Run(_folder.Path, "check", "k8s").MustExitWith(1);
        Assert.Contains("error KN2201", check.Error);
        Assert.Contains("\"IPv4/default/bill\"", check.Error);
        Assert.Contains("\"IPv4/default/cart\"", check.Error);
    }

    /// <summary>Whatever two branches add and remove: a merge without conflict is a lock file, one with conflicts is reported with keys.</summary>
    [GitFact]
    public void Any_merge_is_valid_or_reported()
    {
        var random = new Random(4711);
        string[] names = [.. Enumerable.Range(0, 14).Select(i => $"s{(char)('a' + i)}")];
        int conflicts = 0;
        for (int round = 0; round < 30; round++)
        {
            string[] start = [.. names.Where(_ => random.Next(3) > 0)];
            string[] left = Change(start);
            string[] right = Change(start);
            string text = Merge(start, left, right, out bool conflict);
            var diagnostics = new DiagnosticBag();
            var file = LockReader.Read(new SourceText("knetc.lock.json", text), diagnostics);
            if (conflict)
            {
                conflicts++;
                Assert.Null(file);
                Assert.All(diagnostics.ToImmutable(), diagnostic => Assert.Matches("KN2201.*\"", $"{diagnostic.Id} {diagnostic.Message}"));
                continue;
            }

            Assert.Empty(diagnostics.ToImmutable());
            string[] both = [.. names.Where(name => start.Contains(name) ? left.Contains(name) && right.Contains(name) : left.Contains(name) || right.Contains(name))];
            _folder.Write("knetc.lock.json", text);
            _folder.Write("k8s/web.yaml", Manifests(both));
            KnetcCommand.Run(_folder.Path, "compile", "k8s", "-o", "out").MustExitWith(0);
        }

        Assert.InRange(conflicts, 1, 29);

        string[] Change(string[] from) => [.. names.Where(name => random.Next(6) == 0 ? !from.Contains(name) : from.Contains(name))];
    }

    /// <summary>The lock file of a merge: both branches begin with the lock of <paramref name="start"/>.</summary>
    private string Merge(string[] start, string[] left, string[] right, out bool conflict)
    {
        File.Delete(_folder.PathOf("knetc.lock.json"));
        string origin = Compile(start);
        string ours = Compile(left);
        _folder.Write("knetc.lock.json", origin);
        string theirs = Compile(right);
        _folder.Write("base", origin);
        _folder.Write("ours", ours);
        _folder.Write("theirs", theirs);
        using var git = Process.Start(new ProcessStartInfo("git", ["merge-file", "-p", "ours", "base", "theirs"]) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true })!;
        string merged = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        conflict = git.ExitCode != 0;
        return merged;
    }

    private string Compile(string[] services)
    {
        _folder.Write("k8s/web.yaml", Manifests(services));
        KnetcCommand.Run(_folder.Path, "compile", "k8s", "-o", "out", "--service-cluster-ip-range", "10.0.0.0/24").MustExitWith(0);
        return _folder.Read("knetc.lock.json");
    }

    private static string Manifests(string[] services) => string.Join(
        "---\n", services.Select(name => $"apiVersion: v1\nkind: Service\nmetadata: {{name: {name}}}\nspec: {{type: NodePort, selector: {{app: {name}}}, ports: [{{port: 80}}]}}\n"));
}
