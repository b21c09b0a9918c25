using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Options;

namespace Knetc.Rules;

/// <summary>An API server under an address of another family than its Service (api-semantics §2.8, O-5).</summary>
internal sealed class AdvertiseAddressFamily() : ClusterRule(new DiagnosticDescriptor(
    "KN2105", Severity.Error, "the API server's address is of another family than the service range",
    "The API server makes itself an endpoint of the Service default/kubernetes, whose cluster IP is of the first service range. It does not start when its advertise address is of the other family, unless endpoint-reconciler-type is none.",
    "write the service range of that family first, or advertise an address of the other family"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var table = cluster.Options.Table;
        if (table.Find(ClusterOption.AdvertiseAddress)?.InForce is not { } advertise) return;
        if (!IpAddress.TryParse(advertise.Value.AsSpan(), ParsingGrade.Sloppy, out var address)) return;
        var range = cluster.Options.ServiceClusterIPRanges[0];
        if (address.Family == range.Family || table.Find(ClusterOption.EndpointReconcilerType)?.InForce.Value == "none") return;
        findings.Add(
            advertise,
            $"the advertise address {address} is {address.Family}, but the first service range {range} is {range.Family}",
            RuleFindings.At(table.Find(ClusterOption.ServiceClusterIPRange)?.InForce, "the service range"));
    }
}
