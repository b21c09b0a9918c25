using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Session affinity for SCTP, whose clients can have several addresses. On headless Services it is KN1264, a timeout out of range is KN1156.</summary>
internal sealed class SctpAffinity() : ClusterRule(new DiagnosticDescriptor(
    "KN3070", Severity.Warning, "session affinity on an SCTP port",
    "Session affinity goes by the source address of a packet. An SCTP client can have several addresses and open its next association from another one, so it may reach another pod although affinity is on.",
    "do not rely on affinity for the SCTP port, or put it into a Service without"))
{
    private static readonly FieldPath AffinityPath = FieldPath.Of("spec.sessionAffinity");
    private static readonly FieldPath PortsPath = FieldPath.Of("spec.ports");

    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var service in cluster.Services)
        {
            if (service.Spec.SessionAffinity != "ClientIP" || service.IsHeadless) continue;
            int index = SctpPorts.IndexIn(service.Spec);
            if (index < 0) continue;
            findings.Add(
                service.Manifest, AffinityPath, "affinity by client address does not hold for SCTP clients with several addresses",
                RuleFindings.At(service.Manifest, PortsPath.Index(index).Field("protocol"), "SCTP here"));
        }
    }
}
