using Knetc.Conformance;
using Knetc.Kernel.Apply;
using Knetc.Kernel.Machine;
using Knetc.Testing;

namespace Knetc.Kernel.Ipvs;

/// <summary>
/// A namespace in which ipvs mode is applied. Sets, addresses and rules are the kernel's; virtual servers are only written
/// down, and rules that ask IPVS are left out, since few test machines have IPVS.
/// </summary>
internal sealed class IpvsNode : IDisposable
{
    private readonly TestNode _node;
    private readonly FakeTools _tools = new();

    public IpvsNode(string backend = "nft")
    {
        _node = new TestNode(backend);
        foreach (var tool in (string[])["ipvsadm", "ip"])
        {
            var lines = File.ReadAllText(Repository.PathOf("tests", "Knetc.Kernel.Tests", "Data", "ipvs", tool));
            _tools.Write(tool, lines[(lines.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
        }
    }

    /// <summary>The folder that is first in the path; what stands there for a tool wins.</summary>
    public FakeTools Tools => _tools;

    /// <summary>Every change of virtual servers so far.</summary>
    public string History => File.Exists(_tools.PathOf("history")) ? File.ReadAllText(_tools.PathOf("history")) : "";

    /// <summary>A capture, without the rules that this kernel may not take.</summary>
    public static CompiledNode Compile(string name, Func<string, string>? change = null)
    {
        var compiled = CompiledNode.Capture(name, change, Captures.IpvsFolder);
        foreach (var file in (string[])["iptables.rules", "ip6tables.rules"])
        {
            File.WriteAllText(compiled.PathOf(file), WithoutIpvsMatch(compiled.Read(file)));
        }

        return compiled;
    }

    /// <summary>A text of rules without those that ask IPVS about a packet.</summary>
    public static string WithoutIpvsMatch(string rules) =>
        string.Join('\n', rules.Split('\n').Where(line => !line.Contains(" -m ipvs ", StringComparison.Ordinal)));

    public ShellResult Script(string lines) => _node.Script($"PATH={_tools.Path}:$PATH\n{lines}");

    /// <summary>Runs <c>apply.sh</c> of a compiled case.</summary>
    public ShellResult Apply(CompiledNode node, string arguments = "proxy") => Script($"'{node.Script}' {arguments}");

    public IpvsState State()
    {
        var lists = Script("ipset save; echo ----; ipvsadm -Sn; echo ----; ip -o addr show dev kube-ipvs0 2>/dev/null || true").MustExitWith(0).Out.Split("----\n");
        var addresses = lists[2].Split('\n').Where(line => !line.Contains(" fe80", StringComparison.Ordinal));
        return new IpvsState(_node.Tables(), IpvsState.SetsOf(lists[0]), lists[1], IpvsState.AddressesOf(addresses));
    }

    public void Dispose()
    {
        _node.Dispose();
        _tools.Dispose();
    }
}
