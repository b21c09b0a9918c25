using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Packets;

/// <summary>The packet matrix in iptables mode.</summary>
[KernelNeeds(KernelFeature.NfTables, KernelFeature.Veth, KernelFeature.Bridge, KernelFeature.BridgeNetfilter)]
public sealed class IptablesPacketTests(ClusterFixture<IptablesPacketTests> fixture)
    : PacketMatrix(() => fixture.Cluster), IPacketMode, IClassFixture<ClusterFixture<IptablesPacketTests>>
{
    public static IReadOnlyList<string> Options => ["--proxy-mode", "iptables"];
}
