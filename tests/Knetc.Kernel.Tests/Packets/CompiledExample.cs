using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Options;
using Knetc.Testing;
using Knetc.Text;

namespace Knetc.Kernel.Packets;

/// <summary>The example of <c>Data/two-nodes</c> as knetc compiled it. Everything is read from what knetc wrote.</summary>
internal sealed class CompiledExample : IDisposable
{
    private const string ServiceRanges = "10.96.0.0/12,fd00:10:96::/112";

    private readonly TempFolder _folder = new();

    /// <param name="options">More options of <c>knetc compile</c>.</param>
    public CompiledExample(params IEnumerable<string> options)
    {
        string[] all = [.. options];
        string[] version = all.Contains("--kube-version") ? [] : ["--kube-version", "1.30"];
        KnetcCommand.Run(
            _folder.Path,
            ["compile", Repository.PathOf("tests", "Knetc.Kernel.Tests", "Data", "two-nodes"), "-o", "out", "--no-lock",
                "--service-cluster-ip-range", ServiceRanges, .. version, .. all]).MustExitWith(0);
        var text = new SourceText("cluster.yaml", _folder.Read("out", "cluster.yaml"));
        var compilation = new Compilation([text], new OptionLayer("test") { ServiceClusterIPRanges = [.. ServiceNetworks.Select(Network)] });
        Assert.Empty(compilation.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error));
        Cluster = compilation.Cluster;
        Pods = [.. PodsIn(Cluster)];
    }

    public ResolvedCluster Cluster { get; }

    /// <summary>The pods behind the EndpointSlices.</summary>
    public IReadOnlyList<ExamplePod> Pods { get; }

    public ExamplePod Pod(string name) => Pods.Single(pod => pod.Name == name);

    public Service Service(string name) => Cluster.Services.Single(service => service.Name == name);

    public Node Node(string name) => Cluster.Nodes.Single(node => node.Name == name);

    /// <summary>The folder of what was written for a node.</summary>
    public string FolderOf(Node node) => _folder.PathOf("out", "nodes", node.Name);

    /// <summary>Ranges that hold all cluster IPs, of both families.</summary>
    public static IEnumerable<string> ServiceNetworks => ServiceRanges.Split(',');

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<ExamplePod> PodsIn(ResolvedCluster cluster) =>
        from slice in cluster.EndpointSlices
        from endpoint in slice.Endpoints
        group (slice, endpoint) by (endpoint.TargetRef!.Name, Node: endpoint.NodeName!)
        into pod
        select new ExamplePod(
            pod.Key.Name,
            pod.Key.Node,
            AddressIn(pod, "IPv4"),
            AddressIn(pod, "IPv6"),
            [.. pod.SelectMany(place => place.slice.Ports).Select(port => port.Port!.Value).Distinct()]);

    private static IpNetwork Network(string text) =>
        IpNetwork.TryParse(text, ParsingGrade.Canonical, out var network) ? network : throw new FormatException(text);

    private static string AddressIn(IEnumerable<(EndpointSlice Slice, Endpoint Endpoint)> places, string family) =>
        places.Where(place => place.Slice.AddressType == family).SelectMany(place => place.Endpoint.Addresses).Distinct().Single();
}
