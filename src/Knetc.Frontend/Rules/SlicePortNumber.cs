using System.Globalization;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A number in an EndpointSlice that is no port; the API server does not look at it.</summary>
internal sealed class SlicePortNumber() : ClusterRule(new DiagnosticDescriptor(
    "KN3050", Severity.Error, "a slice port outside 1 to 65535",
    "The API server does not check the port numbers of EndpointSlices. A rule with a number above 65535 or below zero cannot be loaded, and the proxies load all their rules at once, so one such slice stops a node's updates. Proxies pass over the number 0, so that alone is a warning.",
    "write the port that the endpoints listen on"))
{
    private static readonly FieldPath PortsPath = FieldPath.Of("ports");

    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var slice in cluster.WrittenSlices)
        {
            for (int i = 0; i < slice.Ports.Length; i++)
            {
                if (slice.Ports[i].Port is not { } port || port is > 0 and <= 65535) continue;
                string number = port.ToString(CultureInfo.InvariantCulture);
                findings.Add(
                    port == 0 ? Severity.Warning : Severity.Error, slice.Manifest, PortsPath.Index(i).Field("port"),
                    port == 0 ? "proxies ignore port 0" : $"{number} is no port number");
            }
        }
    }
}
