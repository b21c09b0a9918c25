using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Planning;

namespace Knetc.Output;

/// <summary>
/// The files of the nodes, one node after the other. Nodes with equal plans are rendered once, and large files that they have in
/// common are emitted once.
/// </summary>
/// <param name="plan">What the proxies do.</param>
/// <param name="proxy">The back end; null when rules are not wanted.</param>
/// <param name="podNetwork">The pod network; null when it is not wanted.</param>
/// <param name="options">What to generate.</param>
internal sealed class NodeOutput(ClusterPlan plan, Lazy<IProxyFiles>? proxy, PodNetworkFiles? podNetwork, EmissionOptions options)
{
    /// <summary>The shared files that the source map knows. Where equal files have lines of other origins, the first counts.</summary>
    private readonly HashSet<string> _mapped = new(StringComparer.Ordinal);
    private readonly HashSet<string> _emitted = new(StringComparer.Ordinal);

    /// <summary>The files.</summary>
    /// <param name="files">Writes them.</param>
    /// <param name="sourceMap">When given, learns where the lines of all nodes come from, also of those that other shards write.</param>
    /// <param name="log">When given, receives what kube-proxy would log on each node.</param>
    public IEnumerable<Artifact> Emit(RuleFileWriter files, SourceMap? sourceMap, Action<ImmutableArray<ProxyLogEntry>>? log)
    {
        var nodes = options.NodesOf(plan.Cluster);
        var written = nodes.Select(static node => node.Name).ToHashSet(StringComparer.Ordinal);
        if (sourceMap is not null) nodes = options.NodesOfAllShards(plan.Cluster);
        if (nodes.IsEmpty) yield break;

        var rules = NodeGroups.ByRules(plan, options, nodes, written);
        var scripts = NodeGroups.ByScript(plan, options, nodes, written);
        foreach (var node in nodes)
        {
            // Paths are made of it.
            if (LexicalClass.NotDns1123Subdomain(node.Name) is not null) throw new InvalidOperationException($"No node name: {node.Name}");

            bool isWritten = written.Contains(node.Name);
            foreach (var (file, group) in FilesOf(node, rules[node], scripts[node], isWritten ? log : null, files))
            {
                if (EmitShared(file, group, sourceMap) is { } shared) yield return shared;
                if (isWritten) yield return Place(file, node);
                Map(file, node, sourceMap);
            }
        }
    }

    /// <summary>The paths of all files in the folders of nodes, also of those that other shards write.</summary>
    public IEnumerable<string> Paths()
    {
        var names = proxy is not null ? ProxyFiles.Names(plan.Options.ProxyMode, options.Previous is not null) : [];
        foreach (var node in options.NodesOfAllShards(plan.Cluster))
        {
            bool hasNetwork = podNetwork?.HasNode(node) == true;
            string folder = FolderOf(node);
            foreach (string name in names) yield return folder + name;
            if (proxy is not null) yield return folder + SysctlConf.FileName;
            if (proxy is not null || hasNetwork) yield return folder + ApplyScript.FileName;
            if (!hasNetwork) continue;
            foreach (string name in podNetwork!.Names()) yield return folder + name;
        }
    }

    private static string FolderOf(Node node) => $"nodes/{node.Name}/";

    private static Artifact Place(RuleFile file, Node node) => file.SharedPath is null
        ? new Artifact(FolderOf(node) + file.Name, file.Content, file.IsExecutable)
        : new Artifact(FolderOf(node) + file.Name, [], file.IsExecutable) { SameAs = file.SharedPath };

    private static void Map(RuleFile file, Node node, SourceMap? sourceMap)
    {
        string path = FolderOf(node) + file.Name;
        if (file.SharedPath is { } shared) sourceMap?.AddSame(path, shared);
        else if (file.Origins is { } origins) sourceMap?.Add(path, origins);
    }

    /// <summary>All files of a node, and the groups that have them.</summary>
    private IEnumerable<(RuleFile File, NodeGroup Group)> FilesOf(
        Node node, NodeGroup rules, NodeGroup scripts, Action<ImmutableArray<ProxyLogEntry>>? log, RuleFileWriter files)
    {
        if (proxy is null && podNetwork?.HasNode(node) != true) yield break;

        var frame = plan.FrameOf(node);
        if (proxy is not null)
        {
            var generated = new Lazy<INodeRules>(() => proxy.Value.Generate(plan.ForNode(node)));
            log?.Invoke(generated.Value.Log());
            foreach (var file in FilesOf(rules, () => generated.Value.Write(files))) yield return (file, rules);
            yield return (SysctlConf.Write(frame, files), rules);
        }

        foreach (var file in FilesOf(scripts, () => [ApplyScript.Write(frame, files)])) yield return (file, scripts);
        foreach (var file in podNetwork?.Write(node, files) ?? []) yield return (file, rules);
    }

    /// <summary>The files that a group has in common, for its next node. Those of the first node are rendered.</summary>
    private IEnumerable<RuleFile> FilesOf(NodeGroup group, Func<IEnumerable<RuleFile>> render)
    {
        if (group.Take() is { } kept)
        {
            foreach (var file in kept) yield return file;
            yield break;
        }

        foreach (var file in render())
        {
            var placed = SharedFiles.Place(group.Size > 1 ? file.Hold() : file, group.Size, options.SharingLimit);
            yield return placed;
            group.Keep(placed);
        }
    }

    /// <summary>The file that nodes share, if this run emits it and has not done so.</summary>
    private Artifact? EmitShared(RuleFile file, NodeGroup group, SourceMap? sourceMap)
    {
        if (file.SharedPath is not { } path) return null;
        if (file.Origins is { } origins && sourceMap is not null && _mapped.Add(path)) sourceMap.Add(path, origins);
        return group.IsWritten && _emitted.Add(path) ? new Artifact(path, file.Content, file.IsExecutable) : null;
    }
}
