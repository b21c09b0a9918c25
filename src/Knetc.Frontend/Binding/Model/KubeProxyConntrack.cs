namespace Knetc.Binding;

/// <summary>The <c>conntrack</c> section of a KubeProxyConfiguration. Null is absent, zero leaves the kernel's value.</summary>
public sealed record KubeProxyConntrack
{
    public int? MaxPerCore { get; init; }

    public int? Min { get; init; }

    public TimeSpan? TcpEstablishedTimeout { get; init; }

    public TimeSpan? TcpCloseWaitTimeout { get; init; }

    public bool TcpBeLiberal { get; init; }

    public TimeSpan UdpTimeout { get; init; }

    public TimeSpan UdpStreamTimeout { get; init; }
}
