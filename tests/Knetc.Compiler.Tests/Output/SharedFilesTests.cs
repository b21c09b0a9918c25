using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;
using Knetc.Binding;
using Knetc.Options;
using Knetc.Output;
using Knetc.Tests.Comparison;

namespace Knetc.Tests.Output;

/// <summary>Nodes with equal plans are rendered once. What each of them would get alone is what it gets.</summary>
public sealed class SharedFilesTests
{
    private static readonly ProxyMode[] Modes = [ProxyMode.Iptables, ProxyMode.Nftables, ProxyMode.Ipvs, ProxyMode.Userspace];

    private static readonly Func<KubeProxyConfiguration, KubeProxyConfiguration>[] Configurations =
    [
        proxy => proxy,
        proxy => proxy with { DetectLocalMode = "NodeCIDR" },
        proxy => proxy with { DetectLocalMode = "InterfaceNamePrefix", InterfaceNamePrefix = "veth" },
        proxy => proxy with { NodePortAddresses = ["192.168.10.0/30"] },
        proxy => proxy with { NodePortAddresses = ["0.0.0.0/0"], Nftables = proxy.Nftables with { MasqueradeAll = true } },
    ];

    private static readonly Gen<(ImmutableArray<int> Genes, int Configuration)> Clusters = Gen.Select(
        Gen.Int[0, 119].Array[ClusterGenes.Count].Select(genes => genes.ToImmutableArray()), Gen.Int[0, Configurations.Length - 1]);

    private static readonly ImmutableArray<EmitKind> Kinds = [EmitKind.Rules, EmitKind.PodNetwork, EmitKind.SourceMap];

    [Fact]
    public void Every_node_gets_what_it_would_get_alone()
    {
        int shared = 0;
        int own = 0;
        Sample(cluster =>
        {
            var alone = cluster.Nodes.ToDictionary(node => node.Name, node => Emit(cluster, new EmissionOptions { Kinds = Kinds, NodeNames = [node.Name] }));
            var together = Emit(cluster, new EmissionOptions { Kinds = Kinds });
            var sharing = Emit(cluster, new EmissionOptions { Kinds = Kinds, SharesFiles = true, MostCopies = 0 });
            foreach (var (node, files) in alone)
            {
                foreach (string path in files.Keys.Where(path => path.StartsWith("nodes/", StringComparison.Ordinal)))
                {
                    Assert.Equal(TextOf(files[path]), TextOf(together[path]));
                    Assert.Equal(OriginsOf(files, path), OriginsOf(together, path));
                    Assert.Null(together[path].SameAs);

                    var resolved = sharing[path].SameAs is { } original ? sharing[original] : sharing[path];
                    Assert.Equal(TextOf(files[path]), TextOf(resolved));
                    Assert.Equal(files[path].IsExecutable, sharing[path].IsExecutable && resolved.IsExecutable);
                    Assert.Equal(OriginsOf(files, path).Count, OriginsOf(sharing, path).Count);
                    if (!path.EndsWith("/apply.sh", StringComparison.Ordinal)) Interlocked.Increment(ref sharing[path].SameAs is null ? ref own : ref shared);
                }
            }
        });
        Assert.True(shared > 200 && own > 200, $"{shared} shared files, {own} that are a node's own");
    }

    [Fact]
    public void A_shared_file_is_where_its_hash_says()
    {
        Sample(cluster =>
        {
            var files = Emit(cluster, new EmissionOptions { Kinds = Kinds, SharesFiles = true, MostCopies = 0 });
            foreach (var (path, artifact) in files.Where(file => SharedFiles.Contains(file.Key)))
            {
                string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TextOf(artifact))));
                Assert.Equal($"shared/{hash}/{path[(path.LastIndexOf('/') + 1)..]}", path);
                Assert.Contains(files.Values, file => file.SameAs == path);
            }
        });
    }

    [Fact]
    public void Shards_together_emit_what_one_run_does()
    {
        Sample(cluster =>
        {
            var options = new EmissionOptions { Kinds = [.. Kinds, EmitKind.Cluster, EmitKind.Dns, EmitKind.CSharp], SharesFiles = true, MostCopies = 0 };
            var whole = Emit(cluster, options);
            var union = new Dictionary<string, string>(StringComparer.Ordinal);
            string[] paths = [.. whole.Keys.Where(path => !SharedFiles.Contains(path)).Order(StringComparer.Ordinal)];
            int written = 0;
            for (int index = 0; index < 4; index++)
            {
                var part = options with { Shard = new NodeShard(index, 4) };
                var files = Emit(cluster, part);
                written += files.Keys.Count(path => path.EndsWith("/sysctl.conf", StringComparison.Ordinal));
                foreach (var (path, artifact) in files)
                {
                    string text = Describe(artifact);
                    Assert.Equal(text, union.GetValueOrDefault(path, text));
                    union[path] = text;

                    // No link leads out of what the shard itself writes.
                    if (artifact.SameAs is { } original) Assert.True(files.ContainsKey(original), $"{path} leads to {original}");
                }

                Assert.Equal(paths, new Emission(cluster, part).PathsOfAllShards().Order(StringComparer.Ordinal));
            }

            Assert.Equal(cluster.Nodes.Length, written);
            Assert.Equal(
                whole.Select(file => file.Key + "\n" + Describe(file.Value)).Order(StringComparer.Ordinal),
                union.Select(file => file.Key + "\n" + file.Value).Order(StringComparer.Ordinal));
        });
    }

    [Fact]
    public void Small_files_stay_copies_and_named_nodes_have_files_of_their_own()
    {
        var cluster = ClusterGenes.Plan([.. Enumerable.Repeat(0, ClusterGenes.Count)], new ClusterBuilder()).Cluster;
        Assert.Equal(3, cluster.Nodes.Length);
        var files = Emit(cluster, new EmissionOptions { Kinds = Kinds, SharesFiles = true });
        long size = files["nodes/a/apply.sh"].Content.Sum(static piece => (long)piece.Length);
        Assert.Equal(TextOf(files["nodes/a/apply.sh"]), TextOf(files["nodes/b/apply.sh"]));
        Assert.DoesNotContain(files.Keys, SharedFiles.Contains);

        Assert.DoesNotContain(Emit(cluster, new EmissionOptions { Kinds = Kinds, SharesFiles = true, MostCopies = 3 * size }).Keys, SharedFiles.Contains);
        Assert.Single(Emit(cluster, new EmissionOptions { Kinds = Kinds, SharesFiles = true, MostCopies = (3 * size) - 1 }).Keys, SharedFiles.Contains);

        var named = new EmissionOptions { Kinds = Kinds, SharesFiles = true, MostCopies = 0, NodeNames = ["a", "b"] };
        Assert.DoesNotContain(Emit(cluster, named).Keys, SharedFiles.Contains);
    }

    private static void Sample(Action<ResolvedCluster> check) => Clusters.Sample(
        (genes, configuration) =>
        {
            foreach (var mode in Modes)
            {
                var cluster = new ClusterBuilder { Mode = mode }
                    .Configure(Configurations[configuration])
                    .Node("d", ["192.168.10.4"], "x", "10.244.13.0/24")
                    .Node("e", ["192.168.10.5", "fd00::5"], "y", "10.244.14.0/24")
                    .Node("f", ["192.168.10.6"], "x")
                    .Node("g", ["192.168.10.7"], "x")
                    .Node("h", ["192.168.10.8"], "y");
                check(ClusterGenes.Plan(genes, cluster).Cluster);
            }
        },
        iter: 25);

    private static Dictionary<string, Artifact> Emit(ResolvedCluster cluster, EmissionOptions options) =>
        new Emission(cluster, options).Emit().ToDictionary(artifact => artifact.Path, StringComparer.Ordinal);

    private static string TextOf(Artifact artifact) => string.Concat(artifact.Content.Select(piece => Encoding.UTF8.GetString(piece.Span)));

    private static string Describe(Artifact artifact) => $"{artifact.IsExecutable} {artifact.SameAs}\n{TextOf(artifact)}";

    /// <summary>Line, object and field of every line that the source map knows of.</summary>
    private static List<string> OriginsOf(Dictionary<string, Artifact> files, string path)
    {
        using var map = JsonDocument.Parse(TextOf(files["source-map.json"]));
        if (files[path].SameAs is { } original)
        {
            // What a link says the source map says as well, for file systems without links.
            Assert.Equal(original, map.RootElement.GetProperty("sameAs").GetProperty(path).GetString());
            path = original;
        }

        if (!map.RootElement.GetProperty("artifacts").TryGetProperty(path, out var lines)) return [];
        var origins = map.RootElement.GetProperty("origins").EnumerateArray().ToArray();
        return [.. lines.EnumerateArray().Select(line => $"{line[0]} {origins[line[1].GetInt32()]}")];
    }
}
