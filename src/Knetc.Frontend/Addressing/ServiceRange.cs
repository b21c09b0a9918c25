using Knetc.Net;
using Knetc.Schema;

namespace Knetc.Addressing;

/// <summary>The geometry of one service range (api-semantics §3.2.1 and §3.2.2). Slot k is the network address plus k.</summary>
internal sealed class ServiceRange
{
    private const ulong BitmapLimit = 0xffff;

    public ServiceRange(IpNetwork network, KubeVersion version)
    {
        Network = network;
        bool isIPv4 = network.Family == IpFamily.IPv4;
        bool usesBitmap = !version.IsAtLeast(33);

        // A range of 63 or more host bits counts as 2^63 - 1 addresses; nothing depends on the exact number.
        ulong size = network.HostBits >= 63 ? long.MaxValue : 1UL << network.HostBits;
        ulong allOnes = network.HostBits >= 64 ? ulong.MaxValue : (1UL << network.HostBits) - 1;
        LastSlot = isIPv4 ? (allOnes == 0 ? 0 : allOnes - 1) : usesBitmap ? Math.Min(allOnes, BitmapLimit) : allOnes;
        ulong offset = size <= 16 ? 0 : Math.Min(Math.Max(16, size / 16), 256);
        offset = Math.Min(offset, LastSlot);
        Static = new Band(1, offset);
        Dynamic = new Band(1 + offset, LastSlot - offset);
    }

    public IpNetwork Network { get; }

    /// <summary>Lower addresses, left to explicit requests until everything else is used.</summary>
    public Band Static { get; }

    public Band Dynamic { get; }

    /// <summary>The last slot that may be used; the first is 1.</summary>
    public ulong LastSlot { get; }

    /// <summary>The slot of an address, or null when the range has no such usable address.</summary>
    public ulong? SlotOf(IpAddress address)
    {
        if (!Network.Contains(address) || Network.HostBits > 64) return null;
        ulong slot = address.OffsetFrom(Network.Address);
        return slot >= 1 && slot <= LastSlot ? slot : null;
    }

    public IpAddress AddressOf(ulong slot) => Network.Address.Add(slot);
}
