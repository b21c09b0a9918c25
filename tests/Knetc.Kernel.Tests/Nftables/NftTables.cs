using Knetc.Kernel.Apply;
using Knetc.Testing.Nftables;

namespace Knetc.Kernel.Nftables;

/// <summary>The tables of kube-proxy in a node.</summary>
internal static class NftTables
{
    /// <summary>What nft lists, without the tables of others.</summary>
    public static NftText Read(TestNode node)
    {
        var lists = from family in (string[])["ip", "ip6"] select node.Script($"nft list table {family} kube-proxy").MustExitWith(0).Out;
        return NftText.Parse(string.Join('\n', lists));
    }

    /// <summary>The whole rule set as text.</summary>
    public static string List(TestNode node) => node.Script("nft list ruleset").MustExitWith(0).Out;
}
