namespace Knetc.Binding;

/// <summary>The <c>iptables</c> section of a KubeProxyConfiguration; null fields are absent.</summary>
public sealed record KubeProxyIptables
{
    public int? MasqueradeBit { get; init; }

    public bool MasqueradeAll { get; init; }

    public bool? LocalhostNodePorts { get; init; }

    public TimeSpan SyncPeriod { get; init; }

    public TimeSpan MinSyncPeriod { get; init; }
}
