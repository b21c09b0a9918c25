namespace Knetc.Binding;

/// <summary>The <c>nftables</c> section of a KubeProxyConfiguration; null fields are absent.</summary>
public sealed record KubeProxyNftables
{
    public int? MasqueradeBit { get; init; }

    public bool MasqueradeAll { get; init; }

    public TimeSpan SyncPeriod { get; init; }

    public TimeSpan MinSyncPeriod { get; init; }
}
