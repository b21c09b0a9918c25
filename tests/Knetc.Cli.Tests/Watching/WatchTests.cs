using Knetc.Testing;

namespace Knetc.Cli.Tests.Watching;

/// <summary>What people see of <c>--watch</c>, through the command line and the real file system.</summary>
public sealed class WatchTests
{
    private const string Web = """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          selector: {app: web}
          ports:
          - port: 80

        """;

    private const string Pod = """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web-1
          labels: {app: web}
        spec:
          containers:
          - name: web
            image: web

        """;

    [Fact]
    public void Only_files_that_an_edit_changes_are_written()
    {
        using var watch = new WatchRun("k8s");
        watch.Folder.Write("k8s/web.yaml", Web);
        watch.Folder.Write("k8s/pod.yaml", Pod);
        watch.Start();
        var old = new DateTime(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc);
        foreach (string file in watch.Output().Keys) File.SetLastWriteTimeUtc(watch.Folder.PathOf("generated", file), old);

        string line = watch.After(() => watch.Folder.Write("k8s/web.yaml", Web.Replace("80", "81", StringComparison.Ordinal)), "web.yaml changed");
        Assert.Contains("k8s/web.yaml changed, ", line, StringComparison.Ordinal);
        Assert.Contains("--dport 81 ", watch.Folder.Read("generated", "nodes", "node-1", "iptables.rules"), StringComparison.Ordinal);
        string[] written = [.. watch.Output().Keys.Where(file => File.GetLastWriteTimeUtc(watch.Folder.PathOf("generated", file)) != old)];
        Assert.Equal(["cluster.yaml", "nodes/node-1/iptables.rules"], written);
        Assert.Contains(", 2 files written ", line, StringComparison.Ordinal);
        Assert.Equal(0, watch.Stop());
    }

    [Fact]
    public void A_broken_edit_is_reported_and_keeps_the_last_good_output()
    {
        using var watch = new WatchRun("k8s");
        watch.Folder.Write("k8s/web.yaml", Web);
        watch.Start();
        var before = watch.Output();
        string lockBefore = watch.Folder.Read("knetc.lock.json");

        watch.After(() => watch.Folder.Write("k8s/web.yaml", Web + "broken: [\n"), "nothing written");
        Assert.Contains("k8s/web.yaml:9:9: error KN0013", watch.Printed, StringComparison.Ordinal);
        Assert.Equal(before, watch.Output());

        // Other edits do not make it good.
        watch.After(() => watch.Folder.Write("k8s/pod.yaml", Pod), "k8s/pod.yaml changed, nothing written");
        Assert.Equal(before, watch.Output());
        Assert.Equal(lockBefore, watch.Folder.Read("knetc.lock.json"));

        watch.After(() => watch.Folder.Write("k8s/web.yaml", Web), "k8s/web.yaml changed, ");
        Assert.NotEqual(before, watch.Output());
        AssertIsWholeOutput(watch, "k8s");
    }

    [Fact]
    public void Findings_are_printed_again_only_when_they_change()
    {
        using var watch = new WatchRun("k8s");
        watch.Folder.Write("k8s/web.yaml", Web);
        watch.Start();
        Assert.Contains("KN3034", watch.Printed, StringComparison.Ordinal);
        int printed = Count(watch.Printed, "KN3034");

        watch.After(() => watch.Folder.Write("k8s/web.yaml", Web.Replace("80", "81", StringComparison.Ordinal)), "findings as before");
        Assert.Equal(printed, Count(watch.Printed, "KN3034"));
        watch.After(() => watch.Folder.Write("k8s/web.yaml", Web.Replace("name: web", "name: shop", StringComparison.Ordinal)), "web.yaml changed");
        Assert.True(Count(watch.Printed, "KN3034") > printed);
    }

    [Fact]
    public void Editors_that_replace_a_file_are_followed()
    {
        using var watch = new WatchRun("k8s");
        string path = watch.Folder.Write("k8s/web.yaml", Web);
        watch.Folder.Write("k8s/pod.yaml", Pod);
        watch.Start();

        // Written beside it and renamed over it.
        watch.After(
            () =>
            {
                File.Move(watch.Folder.Write("k8s/.web.yaml.tmp", Web.Replace("80", "81", StringComparison.Ordinal)), path, overwrite: true);
            },
            "k8s/web.yaml changed");
        Assert.Contains("port: 81", watch.Folder.Read("generated", "cluster.yaml"), StringComparison.Ordinal);

        // Renamed to a backup, written anew, backup removed.
        watch.After(
            () =>
            {
                File.Move(path, path + "~");
                watch.Folder.Write("k8s/web.yaml", Web.Replace("80", "82", StringComparison.Ordinal));
                File.Delete(path + "~");
            },
            "k8s/web.yaml changed");
        watch.WaitFor(() => watch.Folder.Read("generated", "cluster.yaml").Contains("port: 82", StringComparison.Ordinal), "port 82");
        AssertIsWholeOutput(watch, "k8s");
    }

    [Fact]
    public void Files_and_folders_may_come_go_and_change_their_names()
    {
        using var watch = new WatchRun();
        watch.Folder.Write("knetc.yaml", "apiVersion: knetc.dev/v1alpha1\nkind: Project\ninputs: ['k8s/**/*.yaml']\nexclude: [k8s/old/**]\n");
        watch.Folder.Write("k8s/pod.yaml", Pod);
        watch.Folder.Write("k8s/web.yaml", Web);
        watch.Start();

        watch.After(() => watch.Folder.Write("k8s/more/deep/api.yaml", Web.Replace("name: web", "name: api", StringComparison.Ordinal)), "k8s/more/deep/api.yaml changed");
        AssertIsWholeOutput(watch);
        watch.After(() => watch.Folder.Write("k8s/more/deep/api.yaml", Web.Replace("name: web", "name: api2", StringComparison.Ordinal)), "k8s/more/deep/api.yaml changed");
        Assert.Contains("name: api2", watch.Folder.Read("generated", "cluster.yaml"), StringComparison.Ordinal);
        watch.After(() => Directory.Move(watch.Folder.PathOf("k8s", "more"), watch.Folder.PathOf("k8s", "other")), "k8s/other/deep/api.yaml and 1 other changed");
        AssertIsWholeOutput(watch);
        watch.After(() => File.Move(watch.Folder.PathOf("k8s", "other", "deep", "api.yaml"), watch.Folder.PathOf("k8s", "api.yaml")), "k8s/api.yaml and 1 other changed");
        watch.After(() => watch.Folder.Write("k8s/api.yaml", Web.Replace("name: web", "name: api3", StringComparison.Ordinal)), "k8s/api.yaml changed");
        watch.After(() => File.Delete(watch.Folder.PathOf("k8s", "api.yaml")), "k8s/api.yaml changed");
        Assert.DoesNotContain("name: api", watch.Folder.Read("generated", "cluster.yaml"), StringComparison.Ordinal);
        watch.After(() => Directory.Move(watch.Folder.PathOf("k8s"), watch.Folder.PathOf("elsewhere")), "nothing written");
        watch.After(() => Directory.Move(watch.Folder.PathOf("elsewhere"), watch.Folder.PathOf("k8s")), "written");
        watch.After(() => watch.Folder.Write("k8s/web.yaml", Web.Replace("80", "83", StringComparison.Ordinal)), "k8s/web.yaml changed");
        AssertIsWholeOutput(watch);
    }

    [Fact]
    public void A_watched_folder_may_be_made_anew()
    {
        using var watch = new WatchRun("k8s", "-o", "out");
        watch.Folder.Write("k8s/web.yaml", Web);
        watch.Start();
        watch.After(() => Directory.Delete(watch.Folder.PathOf("k8s"), recursive: true), "nothing written");
        watch.Folder.Write("k8s.new/web.yaml", Web.Replace("80", "84", StringComparison.Ordinal));
        watch.After(() => Directory.Move(watch.Folder.PathOf("k8s.new"), watch.Folder.PathOf("k8s")), "k8s/web.yaml changed");
        watch.After(() => watch.Folder.Write("k8s/web.yaml", Web.Replace("80", "85", StringComparison.Ordinal)), "k8s/web.yaml changed");
        Assert.Contains("port: 85", watch.Folder.Read("out", "cluster.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_project_file_counts_like_any_other()
    {
        using var watch = new WatchRun();
        const string Project = "apiVersion: knetc.dev/v1alpha1\nkind: Project\n";
        watch.Folder.Write("web.yaml", Web);
        watch.Start();
        watch.After(() => watch.Folder.Write("knetc.yaml", Project + "cluster: {proxyMode: ipvs}\n"), "knetc.yaml changed");
        Assert.True(File.Exists(watch.Folder.PathOf("generated", "nodes", "node-1", "ipvs.rules")));
        watch.After(() => watch.Folder.Write("knetc.yaml", Project + "output: {directory: out, lockFile: other.json}\n"), "knetc.yaml changed");
        Assert.True(File.Exists(watch.Folder.PathOf("out", "nodes", "node-1", "iptables.rules")));
        Assert.True(File.Exists(watch.Folder.PathOf("other.json")));
        watch.After(() => File.Delete(watch.Folder.PathOf("knetc.yaml")), "other.json and 1 other changed");
        AssertIsWholeOutput(watch);
    }

    [Fact]
    public void Addresses_stay_through_edits_and_the_lock_may_be_edited()
    {
        using var watch = new WatchRun("k8s");
        watch.Folder.Write("k8s/web.yaml", Web);
        watch.Start();
        string address = Address(watch);
        watch.After(() => watch.Folder.Write("k8s/api.yaml", Web.Replace("name: web", "name: api", StringComparison.Ordinal)), "k8s/api.yaml changed");
        Assert.Contains($"\"value\": \"{address}\"", watch.Folder.Read("knetc.lock.json"), StringComparison.Ordinal);

        string edited = watch.Folder.Read("knetc.lock.json").Replace($"\"{address}\"", "\"10.0.0.199\"", StringComparison.Ordinal);
        watch.After(() => watch.Folder.Write("knetc.lock.json", edited), "knetc.lock.json changed");
        Assert.Equal("10.0.0.199", Address(watch));
    }

    [Fact]
    public void What_knetc_writes_itself_is_no_change()
    {
        using var watch = new WatchRun(".", "--report", "json=findings.json");
        watch.Folder.Write("web.yaml", Web);
        watch.Start();
        watch.After(() => watch.Folder.Write("web.yaml", Web.Replace("80", "81", StringComparison.Ordinal)), "web.yaml changed");
        int rounds = watch.Rounds.Length;
        Thread.Sleep(500);
        Assert.Equal(rounds, watch.Rounds.Length);
        Assert.True(File.Exists(watch.Folder.PathOf("findings.json")));
    }

    [Fact]
    public void A_burst_is_few_rounds()
    {
        using var watch = new WatchRun("k8s");
        for (int i = 0; i < 200; i++) watch.Folder.Write($"k8s/s{i}.yaml", Web.Replace("name: web", $"name: s{i}", StringComparison.Ordinal));
        watch.Start();
        for (int i = 0; i < 200; i++) watch.Folder.Write($"k8s/s{i}.yaml", Web.Replace("name: web", $"name: s{i}", StringComparison.Ordinal).Replace("80", "81", StringComparison.Ordinal));
        watch.WaitFor(() => watch.Rounds.Length > 1 && !watch.Folder.Read("generated", "cluster.yaml").Contains("port: 80\n", StringComparison.Ordinal), "all changes");
        Assert.InRange(watch.Rounds.Length, 2, 20);

        // The round that wrote the last change may still be putting files into their places.
        watch.Stop();
        AssertIsWholeOutput(watch, "k8s");
    }

    [Fact]
    public void Templates_are_watched_and_a_broken_one_keeps_the_last_good_output()
    {
        const string Frame = "{{ header }}\n# frame\n{{ rules }}\n";
        using var watch = new WatchRun("k8s", "--templates", "frames");
        watch.Folder.Write("k8s/web.yaml", Web);
        watch.Folder.Write("k8s/pod.yaml", Pod);
        watch.Folder.Write("frames/iptables.rules.scriban", Frame);
        watch.Start();
        watch.After(() => watch.Folder.Write("frames/iptables.rules.scriban", Frame.Replace("# frame", "# one\n# two", StringComparison.Ordinal)), "frames/iptables.rules.scriban changed, 2 files written");
        Assert.Contains("# one\n# two\n*mangle\n", watch.Folder.Read("generated", "nodes", "node-1", "iptables.rules"), StringComparison.Ordinal);

        var before = watch.Output();
        watch.After(() => watch.Folder.Write("frames/iptables.rules.scriban", "{{ header }}\n{{ if }}\n"), "frames/iptables.rules.scriban changed, nothing written");
        Assert.Contains("frames/iptables.rules.scriban:2:", watch.Printed, StringComparison.Ordinal);
        Assert.Equal(before, watch.Output());

        // A manifest that changes meanwhile does not get past it, and is in the output with the next good template.
        watch.After(() => watch.Folder.Write("k8s/web.yaml", Web.Replace("80", "81", StringComparison.Ordinal)), "k8s/web.yaml changed, nothing written");
        watch.After(() => watch.Folder.Write("frames/iptables.rules.scriban", Frame), "frames/iptables.rules.scriban changed, 3 files written");
        AssertIsWholeOutput(watch, "k8s", "--templates", "frames");

        watch.After(() => File.Delete(watch.Folder.PathOf("frames", "iptables.rules.scriban")), "frames/iptables.rules.scriban changed, 2 files written");
        AssertIsWholeOutput(watch, "k8s");
    }

    [Fact]
    public void A_path_that_is_not_there_ends_the_command()
    {
        using var folder = new TempFolder();
        var result = KnetcCommand.Run(folder.Path, "compile", "--watch", "missing");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("cannot read missing", result.Error, StringComparison.Ordinal);
    }

    /// <summary>The output is what a compile from scratch writes.</summary>
    private static void AssertIsWholeOutput(WatchRun watch, params string[] paths)
    {
        var before = watch.Output();
        Assert.Equal(0, KnetcCommand.Run(watch.Folder.Path, ["compile", .. paths, "-o", "generated", "--frozen"]).ExitCode);
        Directory.Delete(watch.Folder.PathOf("generated"), recursive: true);
        Assert.Equal(0, KnetcCommand.Run(watch.Folder.Path, ["compile", .. paths, "-o", "generated"]).ExitCode);
        Assert.Equal(before, watch.Output());
    }

    private static string Address(WatchRun watch)
    {
        string all = watch.Folder.Read("generated", "cluster.yaml");
        int service = all.IndexOf("name: web\n", StringComparison.Ordinal);
        int place = all.IndexOf("  clusterIP: ", service, StringComparison.Ordinal) + "  clusterIP: ".Length;
        return all[place..all.IndexOf('\n', place)];
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
