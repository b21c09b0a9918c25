using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>Rules on one endpoint of an EndpointSlice.</summary>
internal static class EndpointRules
{
    private const int MaxAddresses = 100;
    private const int MaxTopologyLabels = 16;
    private const int MaxHints = 8;

    /// <param name="endpoints">Path of the list.</param>
    public static void Validate(
        EndpointSlice slice, int index, FieldPath endpoints, ParsingGrade grade, KubeVersion version, ObjectErrors errors)
    {
        var endpoint = slice.Endpoints[index];
        if (endpoint.Addresses.IsEmpty)
        {
            errors.Required(EndpointSliceDiagnostics.AddressCount, endpoints.Index(index).Field("addresses"), "must contain at least 1 address");
        }
        else if (endpoint.Addresses.Length > MaxAddresses)
        {
            errors.TooMany(
                EndpointSliceDiagnostics.AddressCount, endpoints.Index(index).Field("addresses"), endpoint.Addresses.Length, MaxAddresses);
        }

        for (int j = 0; j < endpoint.Addresses.Length; j++)
        {
            string address = endpoint.Addresses[j];
            if (address.Length == 0 && slice.AddressType == "FQDN")
            {
                errors.Required(EndpointSliceDiagnostics.BadAddress, endpoints.Index(index).Field("addresses").Index(j));
                continue;
            }

            if (RefuseAddress(slice.AddressType, address, grade) is not var (descriptor, detail)) continue;
            errors.Invalid(descriptor, endpoints.Index(index).Field("addresses").Index(j), address, detail);
        }

        if (endpoint.NodeName is { } node && LexicalClass.NotDns1123Subdomain(node) is { } badNode)
        {
            errors.Invalid(EndpointSliceDiagnostics.BadNodeName, endpoints.Index(index).Field("nodeName"), node, badNode);
        }

        if (!endpoint.DeprecatedTopology.IsEmpty)
        {
            ValidateTopology(endpoint.DeprecatedTopology, endpoints.Index(index).Field("deprecatedTopology"), errors);
        }

        if (endpoint.Hostname is { } hostname && LexicalClass.NotDns1123Label(hostname) is { } badHostname)
        {
            errors.Invalid(EndpointSliceDiagnostics.BadHostname, endpoints.Index(index).Field("hostname"), hostname, badHostname);
        }

        if (!endpoint.ForZones.IsEmpty)
        {
            ValidateHints(
                endpoint.ForZones, endpoints.Index(index).Field("hints").Field("forZones"), EndpointSliceDiagnostics.ZoneHints,
                LexicalClass.NotLabelValue, errors);
        }

        if (!endpoint.ForNodes.IsEmpty && version.IsAtLeast(33))
        {
            ValidateHints(
                endpoint.ForNodes, endpoints.Index(index).Field("hints").Field("forNodes"), EndpointSliceDiagnostics.NodeHints,
                LexicalClass.NotDns1123Subdomain, errors);
        }
    }

    private static (DiagnosticDescriptor Descriptor, string Detail)? RefuseAddress(string type, string address, ParsingGrade grade)
    {
        if (type == "FQDN") return LexicalClass.NotFqdn(address) is { } badName ? (EndpointSliceDiagnostics.BadAddress, badName) : null;
        if (type is not ("IPv4" or "IPv6")) return null;
        var family = type == "IPv4" ? IpFamily.IPv4 : IpFamily.IPv6;
        if (!IpAddress.TryParse(address.AsSpan(), ParsingGrade.Sloppy, out var parsed) || parsed.Family != family)
        {
            return (EndpointSliceDiagnostics.BadAddress, $"must be a valid {type} address");
        }

        if (grade != ParsingGrade.Sloppy && AddressText.NotAddress(address, grade, out _) is { } oddForm)
        {
            return (EndpointSliceDiagnostics.BadAddress, oddForm);
        }

        return SpecialAddress.Refuse(parsed) is { } special ? (EndpointSliceDiagnostics.SpecialAddress, special) : null;
    }

    private static void ValidateTopology(ImmutableArray<KeyValuePair<string, string>> labels, FieldPath path, ObjectErrors errors)
    {
        if (labels.Length > MaxTopologyLabels)
        {
            errors.TooMany(EndpointSliceDiagnostics.DeprecatedTopology, path, labels.Length, MaxTopologyLabels);
        }

        MetadataRules.ValidateLabels(labels, path, path, errors, EndpointSliceDiagnostics.DeprecatedTopology);
        foreach (var label in labels)
        {
            if (label.Key != Node.ZoneLabel) continue;
            errors.Add(
                EndpointSliceDiagnostics.DeprecatedTopology, path.Key(label.Key), "Internal error: reserved key was not removed in conversion");
        }
    }

    private static void ValidateHints(
        ImmutableArray<string> names, FieldPath path, DiagnosticDescriptor descriptor, Func<string, string?> refuse, ObjectErrors errors)
    {
        if (names.Length > MaxHints)
        {
            errors.TooMany(descriptor, path, names.Length, MaxHints);
            return;
        }

        for (int i = 0; i < names.Length; i++)
        {
            int first = names.IndexOf(names[i]);
            if (first < i) errors.Duplicate(descriptor, path.Index(i).Field("name"), names[i], path.Index(first).Field("name"));
            if (refuse(names[i]) is { } bad) errors.Invalid(descriptor, path.Index(i).Field("name"), names[i], bad);
        }
    }
}
