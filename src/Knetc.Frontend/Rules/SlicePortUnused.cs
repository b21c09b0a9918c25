using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A port of a slice that no port of its Service uses.</summary>
internal sealed class SlicePortUnused() : ClusterRule(new DiagnosticDescriptor(
    "KN3049", Severity.Warning, "an endpoint port that proxies ignore",
    "A port of a slice belongs to the Service port with the same name and protocol; an only port without a name belongs to a Service port without a name. Proxies ignore a slice port that has no such Service port, and one without a number, which stands for all ports.",
    "give the port the name and protocol of the Service port, and a number"))
{
    private static readonly FieldPath ServicePortsPath = FieldPath.Of("spec.ports");
    private static readonly FieldPath PortsPath = FieldPath.Of("ports");
    private static readonly FieldPath SubsetsPath = FieldPath.Of("subsets");

    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var slice in cluster.WrittenSlices)
        {
            if (slice.Metadata.Label(EndpointSlice.ServiceNameLabel) is not { } name || Find(cluster, slice.Namespace, name) is not { } service) continue;
            for (int i = 0; i < slice.Ports.Length; i++) Check(service, slice.Manifest, PortsPath.Index(i), slice.Ports[i], findings);
        }

        foreach (var endpoints in cluster.Objects.Endpoints)
        {
            if (Find(cluster, endpoints.Namespace, endpoints.Name) is not { IsSelectorless: true } service) continue;
            for (int i = 0; i < endpoints.Subsets.Length; i++)
            {
                var ports = endpoints.Subsets[i].Ports;
                for (int j = 0; j < ports.Length; j++)
                {
                    Check(service, endpoints.Manifest, SubsetsPath.Index(i).Field("ports").Index(j), ports[j], findings);
                }
            }
        }
    }

    /// <summary>The Service, if proxies make rules for it.</summary>
    private static Service? Find(ClusterView cluster, string @namespace, string name) =>
        cluster.FindService(@namespace, name) is { IsHeadless: false } service && service.Spec.Type != ServiceTypes.ExternalName ? service : null;

    private static void Check(Service service, ManifestObject manifest, FieldPath path, EndpointPort port, RuleFindings findings)
    {
        string name = port.Name ?? "";
        bool hasName = false;
        foreach (var servicePort in service.Spec.Ports)
        {
            if (servicePort.Name != name) continue;
            hasName = true;
            if (servicePort.Protocol != (port.Protocol ?? "TCP")) continue;
            if (port.Port is null) findings.Add(manifest, path, "a port without a number stands for all ports, and proxies ignore it");
            return;
        }

        var related = RuleFindings.At(service.Manifest, ServicePortsPath, "the ports of the Service");
        if (hasName) findings.Add(manifest, path.Field("protocol"), $"{Describe(name)} of {service.Manifest} is not {port.Protocol ?? "TCP"}", related);
        else findings.Add(manifest, path.Field("name"), $"{service.Manifest} has no {Describe(name)}", related);
    }

    private static string Describe(string name) => name.Length > 0 ? $"port named {name}" : "port without a name";
}
