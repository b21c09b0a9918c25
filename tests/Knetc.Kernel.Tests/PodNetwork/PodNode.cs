using System.Diagnostics;
using System.Globalization;
using Knetc.Kernel.Machine;

namespace Knetc.Kernel.PodNetwork;

/// <summary>A node of its own: it has a network, and names of network namespaces that other nodes do not see.</summary>
internal sealed class PodNode : IDisposable
{
    private readonly NetworkNamespace _network;
    private readonly Process _holder;

    public PodNode(string name)
    {
        _network = new NetworkNamespace(name);

        // Waiting whether somebody else has an address takes longer than the whole test.
        _network.Script("sysctl -qw net.ipv6.conf.all.accept_dad=0 net.ipv6.conf.default.accept_dad=0").MustExitWith(0);
        _holder = _network.Start("unshare", "--mount", "sh", "-c", "mount -t tmpfs none /run/netns && echo ready && exec sleep 600");
        if (_holder.StandardOutput.ReadLine() != "ready") throw new InvalidOperationException(_holder.StandardError.ReadToEnd());
    }

    public NetworkNamespace Network => _network;

    /// <summary>Runs lines of shell on the node; stops at the first that fails.</summary>
    public ShellResult Script(string lines) => Shell.Run(
        "nsenter",
        string.Create(CultureInfo.InvariantCulture, $"--target={_holder.Id}"),
        "--mount",
        "--net",
        "--",
        "sh",
        "-ec",
        $"PATH=$PATH:/usr/sbin:/sbin\nexport KNETC_IPTABLES=nft\n{lines}");

    /// <summary>A namespace that the node knows by a name.</summary>
    public NetworkNamespace Namespace(string name) => NetworkNamespace.SeenBy(_holder, name);

    /// <summary>Everything the pod network consists of, here and in the pods.</summary>
    public string State() => Script(
        """
        state() {
            ip "$@" -o link show | sed 's/state [A-Z]*//'
            ip "$@" -o addr show | sed 's/ tentative//'
            ip "$@" route show
            ip "$@" -6 route show
            ip "$@" neigh show nud permanent
        }
        state
        for device in $(ip -o link show type vxlan | awk '{ print $2 }' | tr -d :); do bridge fdb show dev "$device"; done
        nft list ruleset
        for name in $(ip netns list | awk '{ print $1 }' | sort); do
            echo "--- $name"
            state -n "$name"
        done
        """).MustExitWith(0).Out;

    public void Dispose()
    {
        _holder.Kill();
        _holder.Dispose();
        _network.Dispose();
    }
}
