using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Packets;

/// <summary>The packet matrix in nftables mode, laid out as the newest reference does.</summary>
[KernelNeeds(KernelFeature.NfTables, KernelFeature.Veth, KernelFeature.Bridge, KernelFeature.BridgeNetfilter)]
public sealed class NftablesPacketTests(ClusterFixture<NftablesPacketTests> fixture)
    : NftablesPacketMatrix(() => fixture.Cluster), IPacketMode, IClassFixture<ClusterFixture<NftablesPacketTests>>
{
    public static IReadOnlyList<string> Options => ["--proxy-mode", "nftables", "--kube-version", "1.36"];
}
