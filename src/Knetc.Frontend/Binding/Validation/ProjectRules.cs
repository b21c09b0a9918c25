using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Options;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>Rules on a knetc.yaml. The nodes it lists become objects, and their names become names of folders.</summary>
internal static class ProjectRules
{
    private static readonly FieldPath EmitPath = FieldPath.Of("output.emit");
    private static readonly FieldPath HostRangesPath = FieldPath.Of("cluster.hostRanges");
    private static readonly FieldPath NodesPath = FieldPath.Of("cluster.nodes");
    private static readonly FieldPath PodNetworkPath = FieldPath.Of("cluster.podNetwork");
    private static readonly FieldPath SeverityPath = FieldPath.Of("diagnostics.severity");
    private static readonly FieldPath IgnorePath = FieldPath.Of("diagnostics.ignore");

    public static void Validate(Project project, ObjectErrors errors)
    {
        for (int i = 0; i < project.Emit.Length; i++)
        {
            if (project.Emit[i] is not ("rules" or "pod-network" or "cluster" or "source-map" or "dns" or "csharp"))
            {
                errors.NotSupported(OptionDiagnostics.MalformedOption, EmitPath.Index(i), project.Emit[i], "rules", "pod-network", "cluster", "source-map", "dns", "csharp");
            }
        }

        for (int i = 0; i < project.HostRanges.Length; i++)
        {
            string range = project.HostRanges[i];
            if (!IpNetwork.TryParse(range.AsSpan(), ParsingGrade.StrictLegacy, out _)) Malformed(errors, HostRangesPath.Index(i), range, "not a network such as 172.17.0.0/16");
        }

        foreach (var severity in project.Severities)
        {
            if (severity.Value is not ("error" or "warning" or "info" or "none"))
            {
                errors.NotSupported(OptionDiagnostics.MalformedOption, SeverityPath.Field(severity.Key), severity.Value, "error", "warning", "info", "none");
            }
        }

        for (int i = 0; i < project.Ignored.Length; i++)
        {
            if (project.Ignored[i].Id.Length == 0) errors.Required(OptionDiagnostics.MalformedOption, IgnorePath.Index(i).Field("id"), "the number of the diagnostic to ignore");
        }

        ValidatePodNetwork(project.PodNetwork, errors);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < project.Nodes.Length; i++)
        {
            var node = project.Nodes[i];
            var path = NodesPath.Index(i);
            if (LexicalClass.NotDns1123Subdomain(node.Name) is { } reason)
            {
                // Labels derived from the name would only repeat the finding.
                Malformed(errors, path.Field("name"), node.Name, reason);
                continue;
            }

            if (!names.Add(node.Name)) Malformed(errors, path.Field("name"), node.Name, "another node of the list has this name");
            for (int j = 0; j < node.Addresses.Length; j++)
            {
                string address = node.Addresses[j].Address;
                if (!IpAddress.TryParse(address.AsSpan(), ParsingGrade.StrictLegacy, out _)) Malformed(errors, path.Field("addresses").Index(j), address, "not an IP address");
            }

            for (int j = 0; j < node.PodCIDRs.Length; j++)
            {
                string cidr = node.PodCIDRs[j];
                if (!IpNetwork.TryParse(cidr.AsSpan(), ParsingGrade.StrictLegacy, out _)) Malformed(errors, path.Field("podCIDRs").Index(j), cidr, "not a network such as 10.244.1.0/24");
            }

            foreach (var label in node.Metadata.Labels)
            {
                if ((LexicalClass.NotQualifiedName(label.Key) ?? LexicalClass.NotLabelValue(label.Value)) is { } problem)
                {
                    Malformed(errors, path.Field("labels").Key(label.Key), label.Value, problem);
                }
            }
        }
    }

    private static void ValidatePodNetwork(PodNetworkSettings network, ObjectErrors errors)
    {
        if (network.Backend is not ("" or "direct" or "vxlan"))
        {
            errors.NotSupported(OptionDiagnostics.MalformedOption, PodNetworkPath.Field("backend"), network.Backend, "direct", "vxlan");
        }

        if (network.Bridge.Length > 0 && !PodNetworkOptions.IsInterfaceName(network.Bridge))
        {
            Malformed(errors, PodNetworkPath.Field("bridge"), network.Bridge, "not the name of an interface: up to 15 letters, digits, '-', '.' and '_'");
        }

        OutOfRange(errors, "mtu", network.Mtu, PodNetworkOptions.MinMtu, PodNetworkOptions.MaxMtu);
        OutOfRange(errors, "vni", network.Vni, 1, PodNetworkOptions.MaxVni);
        OutOfRange(errors, "port", network.Port, 1, 65535);
    }

    private static void OutOfRange(ObjectErrors errors, string field, int? value, int least, int most)
    {
        if (value < least || value > most) errors.Invalid(OptionDiagnostics.MalformedOption, PodNetworkPath.Field(field), value.Value, $"must be between {least} and {most}, inclusive");
    }

    private static void Malformed(ObjectErrors errors, FieldPath path, string value, string reason) =>
        errors.Invalid(OptionDiagnostics.MalformedOption, path, value, reason);
}
