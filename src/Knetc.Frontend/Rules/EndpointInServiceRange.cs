using Knetc.Diagnostics;
using Knetc.Schema;

namespace Knetc.Rules;

/// <summary>Endpoints that are themselves addresses of Services. Told once for each object that lists them.</summary>
internal sealed class EndpointInServiceRange() : ClusterRule(new DiagnosticDescriptor(
    "KN3055", Severity.Warning, "an endpoint address lies in the service range",
    "An endpoint is where traffic ends. kube-proxy does not look up a second Service for it, so a Service whose endpoint is another Service's cluster IP does not work from everywhere.",
    "list the pods or hosts behind that Service, or use an ExternalName Service"))
{
    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var seen = new HashSet<ManifestObject>();
        foreach (var endpoint in cluster.Endpoints)
        {
            if (!cluster.Ranges.ServiceIndex.TryFind(endpoint.Address, out _, out var range) || !seen.Add(endpoint.Manifest)) continue;
            findings.Add(endpoint.Manifest, endpoint.Path, $"{endpoint.Address} lies in {range.Name} {range.Network}", range.Related);
        }
    }
}
