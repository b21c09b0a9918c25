using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Locking;
using Knetc.Net;
using Knetc.Options;
using Knetc.Text;

namespace Knetc.Addressing;

/// <summary>Everything that Services draw from.</summary>
internal sealed class ServicePools(ClusterOptions options, ImmutableArray<IpNetwork> networks, LockFindings findings)
{
    private readonly ServiceRangePool _ipv4 = new(IpFamily.IPv4, networks, options.KubeVersion, findings);
    private readonly ServiceRangePool _ipv6 = new(IpFamily.IPv6, networks, options.KubeVersion, findings);

    public NodePortPool NodePorts { get; } = new(options.ServiceNodePortRange, options.KubeVersion, findings);

    public IEnumerable<ServiceRangePool> All => [_ipv4, _ipv6];

    /// <summary>Where the service ranges are stated; null when the command line does, or nobody.</summary>
    public SourceLocation? RangeLocation => options.Table.Locate(ClusterOption.ServiceClusterIPRange);

    /// <summary>Notes what a manifest asks for, so that it is not proposed to others.</summary>
    public void Expect(Service service)
    {
        foreach (string text in service.Spec.ClusterIPs)
        {
            if (IpAddress.TryParse(text.AsSpan(), ParsingGrade.Sloppy, out var address)) Of(address.Family).Expect(address);
        }

        foreach (var port in service.Spec.Ports)
        {
            if (port.NodePort != 0) NodePorts.Expect(port.NodePort);
        }

        if (service.Spec.HealthCheckNodePort != 0) NodePorts.Expect(service.Spec.HealthCheckNodePort);
    }

    public ServiceRangePool Of(IpFamily family) => family == IpFamily.IPv4 ? _ipv4 : _ipv6;
}
