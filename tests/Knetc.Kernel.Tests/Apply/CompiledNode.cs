using Knetc.Conformance;
using Knetc.Testing;

namespace Knetc.Kernel.Apply;

/// <summary>What knetc wrote for one node, in a folder of its own.</summary>
internal sealed class CompiledNode : IDisposable
{
    private readonly TempFolder _folder = new();

    private CompiledNode(string node) => Node = node;

    public string Node { get; }

    public string Script => PathOf("apply.sh");

    /// <summary>Compiles a capture.</summary>
    /// <param name="name">The number of the case.</param>
    /// <param name="change">Changes the manifests before.</param>
    /// <param name="mode">The folder of the case.</param>
    public static CompiledNode Capture(string name, Func<string, string>? change = null, string mode = Captures.IptablesFolder)
    {
        var folder = Captures.PathOf(mode, name);
        var manifests = File.ReadAllText(Path.Combine(folder, "manifests.yaml"));
        return Compile(
            File.ReadAllText(Path.Combine(folder, "node")).Trim(),
            change is null ? manifests : change(manifests),
            File.ReadAllText(Path.Combine(folder, "kube-proxy.yaml")));
    }

    /// <summary>Compiles manifests for one of their nodes.</summary>
    public static CompiledNode Compile(string node, string manifests, string configuration = "", params IEnumerable<string> options)
    {
        var compiled = new CompiledNode(node);
        compiled._folder.Write("manifests.yaml", manifests);
        compiled._folder.Write("kube-proxy.yaml", configuration);
        KnetcCommand.Run(
            compiled._folder.Path,
            ["compile", "manifests.yaml", "kube-proxy.yaml", "-o", "out", "--node", node, "--emit", "rules", "--kube-version", "1.30",
                "--service-cluster-ip-range", "10.96.0.0/12,fd00:10:96::/112", "--no-lock", .. options]).MustExitWith(0);
        return compiled;
    }

    public string PathOf(string file) => _folder.PathOf("out", "nodes", Node, file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public void Dispose() => _folder.Dispose();
}
