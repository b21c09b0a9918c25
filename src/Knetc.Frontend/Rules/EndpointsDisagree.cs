using System.Globalization;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Endpoints and EndpointSlices for one Service that do not say the same.</summary>
internal sealed class EndpointsDisagree() : ClusterRule(new DiagnosticDescriptor(
    "KN3046", Severity.Warning, "Endpoints and EndpointSlices that disagree",
    "The Endpoints of a Service without a selector are mirrored into EndpointSlices, and proxies use those beside the slices that are there already. Where the two name different addresses or ports, the Service leads to all of them.",
    "keep the EndpointSlices and remove the Endpoints"))
{
    private static readonly FieldPath SubsetsPath = FieldPath.Of("subsets");
    private static readonly FieldPath EndpointsPath = FieldPath.Of("endpoints");

    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var endpoints in cluster.Objects.Endpoints)
        {
            if (cluster.FindService(endpoints.Namespace, endpoints.Name) is not { IsSelectorless: true } service || ControllerMade.Is(endpoints)) continue;
            EndpointSlice? first = null;
            var inSlices = new HashSet<string>(StringComparer.Ordinal);
            foreach (var slice in cluster.SlicesOf(service))
            {
                if (slice.Manifest.Source is null || ControllerMade.Is(slice)) continue;
                first ??= slice;
                Gather(slice, inSlices);
            }

            if (first is null) continue;
            var inEndpoints = Gather(endpoints);
            string? extra = inEndpoints.FirstOrDefault(target => !inSlices.Contains(target));
            string? missing = inSlices.FirstOrDefault(target => !inEndpoints.Contains(target));
            if (extra is null && missing is null) continue;
            findings.Add(
                endpoints.Manifest, SubsetsPath,
                extra is not null ? $"the EndpointSlices do not have {extra}" : $"the EndpointSlices have {missing}, which is not here",
                RuleFindings.At(first.Manifest, EndpointsPath, "the slice says otherwise"));
        }
    }

    private static void Gather(EndpointSlice slice, HashSet<string> targets)
    {
        foreach (var endpoint in slice.Endpoints)
        {
            foreach (string address in endpoint.Addresses) Gather(address, slice.Ports, targets);
        }
    }

    private static HashSet<string> Gather(LegacyEndpoints endpoints)
    {
        var targets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var subset in endpoints.Subsets)
        {
            foreach (var address in subset.Addresses.AddRange(subset.NotReadyAddresses)) Gather(address.IP, subset.Ports, targets);
        }

        return targets;
    }

    private static void Gather(string text, IEnumerable<EndpointPort> ports, HashSet<string> targets)
    {
        string address = IpAddress.TryParse(text.AsSpan(), ParsingGrade.Sloppy, out var parsed) ? parsed.ToString() : text;
        foreach (var port in ports)
        {
            string number = port.Port is { } value ? value.ToString(CultureInfo.InvariantCulture) : "any";
            targets.Add($"{address} port {number}/{port.Protocol}");
        }
    }
}
