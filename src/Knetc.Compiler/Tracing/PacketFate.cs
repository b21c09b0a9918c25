namespace Knetc.Tracing;

/// <summary>What rules did with a packet so far.</summary>
internal enum PacketFate
{
    /// <summary>It goes on.</summary>
    Continues,

    /// <summary>It is gone.</summary>
    Dropped,

    /// <summary>It is gone, and the sender hears of it.</summary>
    Rejected,

    /// <summary>IPVS took it out of its way and sends it on as if the node had sent it.</summary>
    Resent,
}
