using Knetc.Diagnostics;
using Knetc.Planning;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Ipvs;

/// <summary>What ipvs mode cannot do as it was asked to.</summary>
internal static class IpvsDiagnosis
{
    public static IEnumerable<Diagnostic> Check(ClusterPlan plan)
    {
        var proxy = plan.Options.Proxy;
        string scheduler = SchedulerName.InForce(proxy);
        if (!SchedulerName.IsName(scheduler))
        {
            yield return Create(
                BackEndDiagnostics.SchedulerName,
                new Origin(proxy.Manifest, FieldPath.Of("ipvs.scheduler")),
                $"\"{scheduler}\" cannot be the name of an IPVS scheduler");
        }

        // The ports of a Service share its ranges.
        object? last = null;
        foreach (var port in plan.IPv4.Ports.Concat(plan.IPv6.Ports))
        {
            if (port.LoadBalancerVips.IsEmpty || ReferenceEquals(port.Service, last)) continue;
            last = port.Service;
            foreach (var range in port.SourceRanges)
            {
                if (range.Network.PrefixLength != 0) continue;
                yield return Create(
                    BackEndDiagnostics.UnrestrictedSourceRange,
                    range.Origin,
                    $"the kernel does not take {range.Text} into a set, so this range lets nobody through in ipvs mode");
            }
        }
    }

    private static Diagnostic Create(DiagnosticDescriptor descriptor, Origin origin, string message) => new(descriptor, message)
    {
        Location = origin.Object.Locate(origin.Path),
        Object = origin.Object.ToString(),
        Path = origin.Path.ToString(),
    };
}
