using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Apply;

/// <summary>A namespace with the interfaces of the captures' README, in which scripts are applied.</summary>
internal sealed class TestNode : IDisposable
{
    /// <summary>What makes these interfaces, for <see cref="NetworkNamespace.Batch"/>.</summary>
    public static readonly IReadOnlyList<string> Interfaces =
    [
        "link add eth0 type veth peer name outside",
        "link set eth0 up",
        "link set outside up",
        "address add 192.0.2.1/24 dev eth0",
        "address add 2001:db8::1/64 dev eth0 nodad",
    ];

    private readonly NetworkNamespace _namespace = new("node");
    private readonly string _backend;

    /// <param name="backend">nft or legacy.</param>
    public TestNode(string backend = "nft")
    {
        _backend = backend;
        _namespace.Configure(Interfaces);
    }

    /// <summary>Runs lines of shell in the namespace; <c>iptables</c> and the like stand for this node's back end.</summary>
    public ShellResult Script(string lines) => _namespace.Script(
        $$"""
        export KNETC_IPTABLES={{_backend}}
        iptables() { iptables-{{_backend}} "$@"; }
        ip6tables() { ip6tables-{{_backend}} "$@"; }
        {{lines}}
        """);

    /// <summary>Runs <c>apply.sh</c> of a compiled case.</summary>
    public ShellResult Apply(CompiledNode node, string arguments = "proxy") => Script($"'{node.Script}' {arguments}");

    /// <summary>The tables of both families, without counters and comments.</summary>
    public KernelTables Tables()
    {
        var saved = Script($"iptables-{_backend}-save; echo '# ----'; ip6tables-{_backend}-save").MustExitWith(0).Out;
        var families = saved.Split("# ----\n");
        return new KernelTables(families[0], families[1]);
    }

    public void Dispose() => _namespace.Dispose();
}
