namespace Knetc.Tracing;

/// <summary>The kernel's priorities within a hook.</summary>
internal static class HookPriority
{
    public const int Mangle = -150;
    public const int DestinationNat = -100;
    public const int Filter = 0;
    public const int SourceNat = 100;

    /// <summary>IPVS takes packets that arrive once filters have passed them, before their source is translated.</summary>
    public const int IpvsOfArriving = SourceNat - 1;

    /// <summary>Programs of the node get packets behind all hooks.</summary>
    public const int Delivery = int.MaxValue;

    /// <summary>IPVS takes packets of the node as soon as their destination is settled.</summary>
    public const int IpvsOfSent = DestinationNat + 2;
}
