using Knetc.Kernel.Ipvs;

namespace Knetc.Kernel.Modes;

/// <summary>What any mode may leave in a node, and what others have there.</summary>
/// <param name="Ipvs">Rules of iptables, sets, virtual servers, addresses.</param>
/// <param name="Nft">The tables of nftables that are not those of iptables.</param>
internal sealed record ModeState(IpvsState Ipvs, string Nft)
{
    public static ModeState Of(IpvsNode node)
    {
        var state = node.State();

        // Sets as they stand, but for numbers that the kernel draws.
        var nft = node.Script("nft list ruleset | awk '/^table/ { keep = !/^table ip6? (filter|nat|mangle|raw|security) / } keep'").MustExitWith(0).Out;
        return new ModeState(state, nft);
    }
}
