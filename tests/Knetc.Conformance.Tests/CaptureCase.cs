using Knetc.Testing;

namespace Knetc.Conformance;

/// <summary>One captured cluster, and knetc's answer to it.</summary>
internal sealed class CaptureCase : IDisposable
{
    private readonly string _folder;
    private readonly TempFolder _work = new();

    public CaptureCase(string mode, string name)
    {
        _folder = Captures.PathOf(mode, name);
        Node = File.ReadAllText(Path.Combine(_folder, "node")).Trim();
        _work.Copy(Path.Combine(_folder, "manifests.yaml"));
        _work.Copy(Path.Combine(_folder, "kube-proxy.yaml"));
    }

    /// <summary>The node whose rules were captured.</summary>
    public string Node { get; }

    /// <summary>Compiles the case for its node with the options of the captures' README; anything but success throws.</summary>
    public CommandResult Compile(params string[] moreArguments) =>
        KnetcCommand.Run(
            _work.Path,
            [
                "compile", "manifests.yaml", "kube-proxy.yaml", "-o", "out", "--node", Node,
                "--kube-version", "1.30", "--service-cluster-ip-range", "10.96.0.0/12,fd00:10:96::/112", "--no-lock",
                .. moreArguments,
            ]).MustExitWith(0);

    /// <summary>A file of the reference.</summary>
    public string Expected(string file) => File.ReadAllText(Path.Combine(_folder, "expected", file));

    /// <summary>A file that <see cref="Compile"/> wrote for the node.</summary>
    public string Actual(string file) => _work.Read("out", "nodes", Node, file);

    public void Dispose() => _work.Dispose();
}
