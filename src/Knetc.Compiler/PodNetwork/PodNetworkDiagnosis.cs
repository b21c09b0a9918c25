using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Options;
using Knetc.Planning;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.PodNetwork;

/// <summary>What the pod network cannot do as it was asked to.</summary>
internal static class PodNetworkDiagnosis
{
    private static readonly FieldPath AddressesPath = FieldPath.Of("status.addresses");

    /// <param name="plan">The pod network.</param>
    /// <param name="isAskedFor">Whether somebody chose to have it; else it is only written where it can be.</param>
    public static IEnumerable<Diagnostic> Check(PodNetworkPlan plan, bool isAskedFor)
    {
        if (plan.Members.IsEmpty)
        {
            if (isAskedFor) yield return new Diagnostic(BackEndDiagnostics.NoPodNetwork, "there is no pod network to write: no node has a pod range");
            yield break;
        }

        foreach (var finding in plan.Options.Backend == PodNetworkBackend.Direct ? CheckRoutes(plan, isAskedFor) : CheckOverlay(plan)) yield return finding;
        if (isAskedFor && CheckDetector(plan) is { } detector) yield return detector;
    }

    /// <summary>Told once for each family. That a node lacks an address of the Services' families is a finding elsewhere.</summary>
    private static IEnumerable<Diagnostic> CheckRoutes(PodNetworkPlan plan, bool isAskedFor)
    {
        if (plan.Members.Length < 2) yield break;
        var without = new List<Node>();
        foreach (var family in (IpFamily[])[IpFamily.IPv4, IpFamily.IPv6])
        {
            bool hasServices = plan.Cluster.Options.ServiceClusterIPRanges.Any(range => range.Family == family);
            without.Clear();
            foreach (var node in plan.Members)
            {
                if (node.SubnetOf(family) is null || node.AddressOf(family) is not null || (node.Node.IsAssumed && !isAskedFor)) continue;
                if (!hasServices || node.Addresses.IsEmpty) without.Add(node.Node);
            }

            if (without.Count == 0) continue;
            string others = without.Count == 1 ? "" : $", nor to {without.Count - 1} other nodes";
            yield return Create(
                BackEndDiagnostics.NodeWithoutAddress,
                new Origin(without[0].Manifest, AddressesPath),
                $"no route leads to the {family} pods of node {without[0].Name}, which has no {family} address{others}");
        }
    }

    private static IEnumerable<Diagnostic> CheckOverlay(PodNetworkPlan plan)
    {
        if (plan.Underlay is not null) yield break;
        var first = plan.Members.FirstOrDefault(static node => node.Addresses.IsEmpty);
        string why = first is null ? "some nodes have IPv4 addresses only, others IPv6 addresses only" : $"node {first.Name} has no address";
        yield return Create(BackEndDiagnostics.NoUnderlay, plan.Options.Origin, $"the nodes cannot send to each other in one family: {why}");
    }

    /// <summary>The rules see what pods send come in by the bridge.</summary>
    private static Diagnostic? CheckDetector(PodNetworkPlan plan)
    {
        var detector = LocalDetector.Create(plan.Cluster.Options.Proxy, plan.Members[0].Node, IpFamily.IPv4);
        bool isFound = detector.Kind switch
        {
            LocalDetectorKind.Interface => detector.Interface == plan.Bridge,
            LocalDetectorKind.InterfacePrefix => plan.Bridge.StartsWith(detector.Interface, StringComparison.Ordinal),
            _ => true,
        };
        return isFound ? null : Create(
            BackEndDiagnostics.DetectorNotBridge,
            detector.Origin,
            $"kube-proxy takes for pods what comes in by \"{detector.Interface}\", but pods are behind the bridge {plan.Bridge}");
    }

    private static Diagnostic Create(DiagnosticDescriptor descriptor, Origin origin, string message) => new(descriptor, message)
    {
        Location = origin.Object?.Locate(origin.Path),
        Object = origin.Object?.ToString(),
        Path = origin.Object is null ? null : origin.Path.ToString(),
    };
}
