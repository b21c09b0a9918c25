using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Packets;

/// <summary>The packet matrix in nftables mode, in the compact layout.</summary>
[KernelNeeds(KernelFeature.NfTables, KernelFeature.Veth, KernelFeature.Bridge, KernelFeature.BridgeNetfilter)]
public sealed class CompactPacketTests(ClusterFixture<CompactPacketTests> fixture)
    : NftablesPacketMatrix(() => fixture.Cluster), IPacketMode, IClassFixture<ClusterFixture<CompactPacketTests>>
{
    public static IReadOnlyList<string> Options => ["--proxy-mode", "nftables", "--kube-version", "1.36", "--nftables-layout", "compact"];
}
