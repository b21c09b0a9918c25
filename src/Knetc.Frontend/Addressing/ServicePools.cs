using System.Collections.Immutable;
using Knetc.Locking;
using Knetc.Net;
using Knetc.Options;

namespace Knetc.Addressing;

/// <summary>Everything that Services draw from.</summary>
internal sealed class ServicePools(ClusterOptions options, ImmutableArray<IpNetwork> networks, LockFindings findings)
{
    private readonly ServiceRangePool _ipv4 = new(IpFamily.IPv4, networks, options.KubeVersion, findings);
    private readonly ServiceRangePool _ipv6 = new(IpFamily.IPv6, networks, options.KubeVersion, findings);

    public NodePortPool NodePorts { get; } = new(options.ServiceNodePortRange, options.KubeVersion, findings);

    public IEnumerable<ServiceRangePool> All => [_ipv4, _ipv6];

    public ServiceRangePool Of(IpFamily family) => family == IpFamily.IPv4 ? _ipv4 : _ipv6;
}
