using System.Collections.Immutable;

namespace Knetc.Binding;

/// <summary>The <c>ipvs</c> section of a KubeProxyConfiguration. A zero timeout leaves the kernel's value.</summary>
public sealed record KubeProxyIpvs
{
    public string Scheduler { get; init; } = "";

    public bool StrictArp { get; init; }

    public ImmutableArray<string> ExcludeCIDRs { get; init; } = [];

    public TimeSpan SyncPeriod { get; init; }

    public TimeSpan MinSyncPeriod { get; init; }

    public TimeSpan TcpTimeout { get; init; }

    public TimeSpan TcpFinTimeout { get; init; }

    public TimeSpan UdpTimeout { get; init; }
}
