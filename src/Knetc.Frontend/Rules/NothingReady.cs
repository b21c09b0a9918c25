using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A Service whose endpoints are all not ready.</summary>
internal sealed class NothingReady() : ClusterRule(new DiagnosticDescriptor(
    "KN3068", Severity.Warning, "a Service without a ready endpoint",
    "The Service has endpoints, but the status of the pods says that none of them is ready. Connections to the Service are refused until one is. Endpoints that still serve while they are being deleted take the traffic as long as they last. Pods without a status count as ready, unless `podReadiness` in knetc.yaml says otherwise.",
    "find out why the pods are not ready; for pods that need each other before they are ready, set `publishNotReadyAddresses`"))
{
    private static readonly FieldPath NamePath = FieldPath.Of("metadata.name");

    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var service in cluster.ServicesWithAddress)
        {
            if (FirstUnready(cluster, service, out int count, out bool anyServes) is not { } first) continue;
            string message = count == 1 ? "its only endpoint is not ready" : $"none of its {count} endpoints is ready";
            findings.Add(
                service.Manifest, NamePath, anyServes ? $"{message}; those that are shutting down still take connections" : message,
                RuleFindings.At(first.Origin.Object, first.Origin.Path, "the first of them"));
        }
    }

    /// <summary>The first endpoint, if there are any and none is ready.</summary>
    /// <param name="anyServes">Whether one of them still serves while it terminates.</param>
    private static Endpoint? FirstUnready(ClusterView cluster, Service service, out int count, out bool anyServes)
    {
        Endpoint? first = null;
        count = 0;
        anyServes = false;
        foreach (var slice in cluster.SlicesOf(service))
        {
            foreach (var endpoint in slice.Endpoints)
            {
                if (endpoint.Ready != false) return null;
                anyServes |= endpoint.Serving == true && endpoint.Terminating == true;
                first ??= endpoint;
                count++;
            }
        }

        return first;
    }
}
