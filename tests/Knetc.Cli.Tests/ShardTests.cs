using Knetc.Testing;

namespace Knetc.Cli.Tests;

/// <summary><c>compile --shard K/N</c>: runs over parts of the nodes are together one run over all.</summary>
public sealed class ShardTests : IDisposable
{
    private const int Shards = 3;

    private readonly TempFolder _folder = new();

    public ShardTests() => WriteManifests(1, 60);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Outputs_copied_together_are_one_run()
    {
        Compile("whole");
        for (int shard = 0; shard < Shards; shard++) Compile($"shard-{shard}", "--shard", $"{shard}/{Shards}");
        foreach (int shard in (int[])[1, 0, 2]) FolderState.Copy(_folder.PathOf($"shard-{shard}"), _folder.PathOf("merged"));

        Assert.Equal(FolderState.Of(_folder.PathOf("whole")), FolderState.Of(_folder.PathOf("merged")));
        Assert.Contains(FolderState.Of(_folder.PathOf("whole")).Values, text => text.StartsWith("-> ../../shared/", StringComparison.Ordinal));
        KnetcCommand.Run(_folder.Path, [.. Arguments("merged"), "--frozen"]).MustExitWith(0);
    }

    [Fact]
    public void Each_shard_is_whole()
    {
        var nodes = new List<string>();
        for (int shard = 0; shard < Shards; shard++)
        {
            string folder = $"shard-{shard}";
            Compile(folder, "--shard", $"{shard}/{Shards}");
            string[] own = [.. Directory.GetDirectories(_folder.PathOf(folder, "nodes")).Select(path => Path.GetFileName(path))];
            Assert.InRange(own.Length, 10, 30);
            nodes.AddRange(own);
            Assert.All(own, node => Assert.Contains("-d 10.0.0.7 ", _folder.Read(folder, "nodes", node, "iptables.rules")));

            // What belongs to no node is written once.
            Assert.Equal(shard == 0, File.Exists(_folder.PathOf(folder, "cluster.yaml")));
            Assert.Equal(shard == 0, File.Exists(_folder.PathOf(folder, "source-map.json")));
        }

        Assert.Equal(Enumerable.Range(1, 60).Select(i => $"node-{i}").Order(StringComparer.Ordinal), nodes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Runs_into_one_folder_leave_each_other_alone()
    {
        for (int shard = 0; shard < Shards; shard++) Compile("out", "--shard", $"{shard}/{Shards}");
        Compile("whole");
        Assert.Equal(FolderState.Of(_folder.PathOf("whole")), FolderState.Of(_folder.PathOf("out")));

        // Other content, a node more, some less.
        WriteManifests(3, 61, port: 81);
        for (int shard = Shards - 1; shard >= 0; shard--)
        {
            Compile("out", "--shard", $"{shard}/{Shards}");
            Assert.False(Directory.Exists(_folder.PathOf("out", "nodes", "node-2")));
            Assert.All(Directory.GetDirectories(_folder.PathOf("out", "nodes")), node => Assert.StartsWith("# Code", File.ReadAllText(Path.Combine(node, "iptables.rules")), StringComparison.Ordinal));
        }

        Compile("whole");
        Assert.Equal(FolderState.Of(_folder.PathOf("whole")), FolderState.Of(_folder.PathOf("out")));
    }

    [Fact]
    public void Frozen_looks_at_the_files_of_the_shard()
    {
        Compile("out");
        string node = Enumerable.Range(1, 60).Select(i => $"node-{i}").First(new NodeShard(1, Shards).Contains);
        File.Delete(_folder.PathOf("out", "nodes", node, "sysctl.conf"));
        KnetcCommand.Run(_folder.Path, [.. Arguments("out"), "--frozen", "--shard", $"0/{Shards}"]).MustExitWith(0);
        Assert.Contains($"out/nodes/{node}/sysctl.conf is missing", KnetcCommand.Run(_folder.Path, [.. Arguments("out"), "--frozen", "--shard", $"1/{Shards}"]).MustExitWith(1).Error);
    }

    [Fact]
    public void A_node_that_comes_or_goes_moves_no_other()
    {
        Compile("before", "--shard", "1/3");
        WriteManifests(4, 66);
        Compile("after", "--shard", "1/3");
        var before = Directory.GetDirectories(_folder.PathOf("before", "nodes")).Select(path => Path.GetFileName(path)).Except(["node-1", "node-2", "node-3"]);
        var after = Directory.GetDirectories(_folder.PathOf("after", "nodes")).Select(path => Path.GetFileName(path));
        Assert.Equal(before.Order(StringComparer.Ordinal), after.Except(Enumerable.Range(61, 6).Select(i => $"node-{i}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_shard_without_nodes_is_none_the_worse()
    {
        WriteManifests(1, 1);
        int empty = Enumerable.Range(0, 2).Single(index => !new NodeShard(index, 2).Contains("node-1"));
        Compile("out", "--shard", $"{empty}/2");
        Assert.False(Directory.Exists(_folder.PathOf("out", "nodes")));
        Assert.True(File.Exists(_folder.PathOf("out", ".knetc-files")));
    }

    private void WriteManifests(int firstNode, int lastNode, int port = 80) => _folder.Write("web.yaml", string.Concat(
    [
        .. Enumerable.Range(firstNode, lastNode - firstNode + 1).Select(i => $"---\napiVersion: v1\nkind: Node\nmetadata: {{name: node-{i}}}\nspec: {{podCIDRs: [10.244.{i}.0/24]}}\n"),
        .. Enumerable.Range(1, 150).Select(i => $"---\napiVersion: v1\nkind: Service\nmetadata: {{name: web-{i}}}\nspec: {{clusterIP: 10.0.0.{i}, ports: [{{port: {port}}}]}}\n"),
    ]));

    private static string[] Arguments(string output) =>
        ["compile", "web.yaml", "-o", output, "--cluster-cidr", "10.244.0.0/16", "--no-lock", "--emit", "rules,pod-network,cluster,source-map,dns,csharp"];

    private void Compile(string output, params string[] options) => KnetcCommand.Run(_folder.Path, [.. Arguments(output), .. options]).MustExitWith(0);
}
