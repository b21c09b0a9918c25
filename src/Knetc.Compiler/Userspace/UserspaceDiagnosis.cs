using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Options;
using Knetc.Planning;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Userspace;

/// <summary>That userspace mode is history, and what it cannot do as it was asked to.</summary>
internal static class UserspaceDiagnosis
{
    public static IEnumerable<Diagnostic> Check(ClusterPlan plan)
    {
        var proxy = plan.Options.Proxy;
        if (ListenAddress.Parse(proxy.BindAddress) is { IsLoopback: true } address)
        {
            yield return Create(
                UserspaceDiagnostics.LoopbackBindAddress, new Origin(proxy.Manifest, FieldPath.Of("bindAddress")), $"cannot proxy on {address}");
        }

        foreach (var family in (IpFamily[])[IpFamily.IPv4, IpFamily.IPv6])
        {
            if (ProxyPorts.Assign(plan, family).FirstWithout is not { } port) continue;
            yield return Create(
                UserspaceDiagnostics.NoProxyPort,
                port.Origin,
                $"no port is left for the proxy in {ProxyPorts.Range(plan)}: {plan.Family(family).Ports.Length} service ports need one each");
        }

        object? last = null;
        foreach (var port in plan.IPv4.Ports.Concat(plan.IPv6.Ports))
        {
            if (!ProxyPorts.IsServed(port))
            {
                yield return Create(UserspaceDiagnostics.Sctp, port.Origin, $"{port.NameText} is not served: the mode has no {port.Name.Protocol}");
            }

            if (port.SourceRanges.IsEmpty || port.LoadBalancerVips.IsEmpty || ReferenceEquals(port.Service, last)) continue;
            last = port.Service;
            yield return Create(
                UserspaceDiagnostics.SourceRanges,
                port.SourceRanges[0].Origin,
                "the mode does not look at source ranges: the load balancer's addresses are open to everybody");
        }

        yield return new Diagnostic(UserspaceDiagnostics.History, "no supported release of kube-proxy has the mode userspace; the last one was 1.25")
        {
            Location = plan.Options.Table.Locate(ClusterOption.ProxyMode),
        };
    }

    private static Diagnostic Create(DiagnosticDescriptor descriptor, Origin origin, string message) => new(descriptor, message)
    {
        Location = origin.Object.Locate(origin.Path),
        Object = origin.Object.ToString(),
        Path = origin.Path.ToString(),
    };
}
