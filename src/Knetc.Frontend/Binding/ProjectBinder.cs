using Knetc.Schema;

namespace Knetc.Binding;

internal static class ProjectBinder
{
    public static Project Bind(ManifestObject manifest)
    {
        var root = new FieldReader(manifest.Root);
        var cluster = root.Object("cluster");
        var output = root.Object("output");
        var diagnostics = root.Object("diagnostics");
        return new Project(manifest)
        {
            Inputs = root.Texts("inputs"),
            Exclude = root.Texts("exclude"),
            HostRanges = cluster.Texts("hostRanges"),
            Nodes = cluster.Items("nodes", node => BindNode(manifest, node)),
            NodeCidrsByHash = cluster.Text("nodeCIDRAllocation") == "hash",
            PodIPsInSequence = cluster.Text("podIPAllocation") == "sequential",
            PodsStartUnready = cluster.Text("podReadiness") == "notReady",
            PodNetwork = BindPodNetwork(cluster.Object("podNetwork")),
            RequireDeclaredNamespaces = cluster.Bool("requireDeclaredNamespaces"),
            OutputDirectory = output.Text("directory"),
            LockFile = output.Text("lockFile"),
            Emit = output.Texts("emit"),
            Severities = diagnostics.Map("severity"),
            Ignored = diagnostics.Items("ignore", static entry => new IgnoredDiagnostic(entry.Text("id"), entry.Text("object"), entry.Text("reason"))),
        };
    }

    private static PodNetworkSettings BindPodNetwork(FieldReader network) => new()
    {
        Backend = network.Text("backend"),
        Bridge = network.Text("bridge"),
        Mtu = network.OptionalInt("mtu"),
        Masquerade = network.OptionalBool("masquerade"),
        Vni = network.OptionalInt("vni"),
        Port = network.OptionalInt("port"),
    };

    private static Node BindNode(ManifestObject project, FieldReader node)
    {
        string name = node.Text("name");
        var podCidrs = node.Texts("podCIDRs");
        var manifest = node.Mapping is { } mapping ? project.Part("Node", name, mapping) : new ManifestObject("v1", "Node", "", name);
        return new Node(manifest, new ObjectMeta { Name = name, Labels = NodeLabels.Complete(name, node.Map("labels")) })
        {
            Addresses = [.. node.Texts("addresses").Select(static address => new NodeAddress("InternalIP", address))],
            PodCIDRs = podCidrs,
            PodCIDR = podCidrs.IsEmpty ? "" : podCidrs[0],
        };
    }
}
