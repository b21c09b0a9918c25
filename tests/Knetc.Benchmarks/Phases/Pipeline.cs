using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Locking;
using Knetc.Net;
using Knetc.Options;
using Knetc.Output;
using Knetc.Planning;
using Knetc.Rules;
using Knetc.Schema;
using Knetc.Templating;
using Knetc.Testing;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Benchmarks.Phases;

/// <summary>One cluster halfway through the compiler at every place: each phase can be run by itself, on what those before it made.</summary>
public sealed class Pipeline
{
    private readonly SourceText _source;
    private readonly ImmutableArray<YamlDocument> _documents;
    private readonly BoundObjects _given;
    private readonly BoundObjects _objects;
    private readonly ImmutableArray<OptionLayer> _layers;
    private readonly ClusterOptions _options;
    private readonly ResolvedCluster _cluster;

    /// <param name="cluster">The manifests, which have no errors.</param>
    public Pipeline(IGeneratedCluster cluster)
    {
        var text = new StringWriter();
        cluster.WriteTo(text);
        _source = new SourceText("manifests.yaml", text.ToString());
        _documents = ReadDocuments();
        _given = Bind();
        _objects = Validate().Sort();

        var diagnostics = new DiagnosticBag();
        var commandLine = new OptionLayer(OptionSources.CommandLine) { ClusterCidrs = Range("10.128.0.0/9"), ServiceClusterIPRanges = Range("10.96.0.0/12") };
        _layers = OptionLayers.Gather(commandLine, _given.Projects, _objects, [], diagnostics);
        var proxy = ProxyFlags.Apply(null, [], OptionLayers.Release(commandLine, _given), diagnostics);
        _options = ClusterOptionsResolver.Resolve(_layers, proxy, ProxyFlags.FirstOf([]));
        _cluster = Allocate();
        Phases =
        [
            new Phase("Yaml", () => ReadDocuments()),
            new Phase("Schema, Binding", Bind),
            new Phase("Binding: validation", Validate),
            new Phase("Addressing, Endpoints", Allocate),
            new Phase("Rules", CheckRules),
            new Phase("Planning", () => Plan(_cluster)),
            Files("Iptables", ProxyMode.Iptables),
            Files("Ipvs", ProxyMode.Ipvs),
            Files("Nftables", ProxyMode.Nftables),
            Files("Nftables: compact", ProxyMode.Nftables, NftablesLayout.Compact),
            Files("Userspace", ProxyMode.Userspace),
            new Phase("Output: cluster.yaml", () => Make(ClusterYaml.Write(_cluster).Content)),
            SourceMapOf(Plan(_cluster)),
        ];
    }

    /// <summary>All phases, from left to right.</summary>
    public ImmutableArray<Phase> Phases { get; }

    private ImmutableArray<YamlDocument> ReadDocuments() => YamlReader.Read(_source, new DiagnosticBag());

    private BoundObjects Bind()
    {
        var binder = new ObjectBinder();
        var diagnostics = new DiagnosticBag();
        foreach (var document in _documents) ManifestReader.Read(document, diagnostics, binder.Bind);
        return binder.ToObjects();
    }

    private BoundObjects Validate()
    {
        var diagnostics = new DiagnosticBag();
        var objects = DuplicateObjects.Remove(_given, diagnostics);
        objects = NamedObjects.Complete(ObjectValidation.Validate(objects, KubeVersion.Newest, diagnostics));
        return diagnostics.HasErrors ? throw new InvalidOperationException("the cluster has errors") : objects;
    }

    private ResolvedCluster Allocate() =>
        Resolution.Allocate(_given, _objects, _options, new LockLedger(LockFile.Empty), noLock: true, new DiagnosticBag(), known: null);

    private DiagnosticBag CheckRules()
    {
        var diagnostics = new DiagnosticBag();
        ClusterRules.Check(new ClusterView(new ClusterJoins(_given, _objects.Nodes, _cluster), _layers, _objects, _cluster), diagnostics);
        return diagnostics;
    }

    private static ImmutableArray<IpNetwork> Range(string text) =>
        OptionSyntax.ParseCidrs(text, out var networks) is { } problem ? throw new ArgumentException(problem, nameof(text)) : networks;

    private static NodePlan Plan(ResolvedCluster cluster) => ClusterPlan.Create(cluster).ForNode(cluster.Nodes[0]);

    private Phase Files(string name, ProxyMode mode, NftablesLayout layout = NftablesLayout.Reference)
    {
        var plan = Plan(_cluster with { Options = _options with { ProxyMode = mode, NftablesLayout = layout } });
        return new Phase(name, () => Make(Write(plan, sourceMap: null)));
    }

    /// <summary>The map of the iptables rules: what they take with it, and without it above.</summary>
    private static Phase SourceMapOf(NodePlan plan) => new("Iptables with source-map.json", () =>
    {
        var map = new SourceMap();
        var files = Write(plan, map);
        foreach (var file in files)
        {
            if (file.Origins is { } origins) map.Add(file.Name, origins);
        }

        return (Make(files), map.Write());
    });

    /// <summary>Large files are made piece by piece while they are read; the length is what keeps that from being left out.</summary>
    private static object Make(IEnumerable<RuleFile> files) => files.Sum(static file => file.Length);

    private static object Make(IEnumerable<ReadOnlyMemory<byte>> content) => content.Sum(static piece => (long)piece.Length);

    private static RuleFile[] Write(NodePlan plan, SourceMap? sourceMap)
    {
        var files = new RuleFileWriter(TemplateSet.Shipped, plan.Cluster.Options, sourceMap);
        return [.. ProxyFiles.Create(plan.Cluster, previous: null, memory: null).Generate(plan).Write(files), SysctlConf.Write(plan, files), ApplyScript.Write(plan, files)];
    }
}
