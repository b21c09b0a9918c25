using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>What an Endpoints object is held against (api-semantics §2.6), its metadata aside.</summary>
public static class EndpointsRules
{
    private static readonly FieldPath Subsets = FieldPath.Root.Field("subsets");

    public static void Validate(LegacyEndpoints endpoints, KubeVersion version, ObjectErrors errors)
    {
        for (int i = 0; i < endpoints.Subsets.Length; i++)
        {
            var subset = endpoints.Subsets[i];
            var path = Subsets.Index(i);
            if (subset.Addresses.IsEmpty && subset.NotReadyAddresses.IsEmpty)
            {
                errors.Required(EndpointsDiagnostics.EmptySubset, path, "must specify `addresses` or `notReadyAddresses`");
            }

            var grade = AddressText.GradeOf(version);
            ValidateAddresses(subset.Addresses, path.Field("addresses"), grade, errors);
            ValidateAddresses(subset.NotReadyAddresses, path.Field("notReadyAddresses"), grade, errors);
            ValidatePorts(subset.Ports, path.Field("ports"), errors);
        }
    }

    private static void ValidateAddresses(ImmutableArray<EndpointAddress> addresses, FieldPath path, ParsingGrade grade, ObjectErrors errors)
    {
        for (int i = 0; i < addresses.Length; i++)
        {
            var address = addresses[i];
            if ((AddressText.NotAddress(address.IP, grade, out var parsed) ?? SpecialAddress.Refuse(parsed)) is { } badAddress)
            {
                errors.Invalid(EndpointsDiagnostics.BadAddress, path.Index(i).Field("ip"), address.IP, badAddress);
            }

            if (address.Hostname.Length > 0 && LexicalClass.NotDns1123Label(address.Hostname) is { } badHostname)
            {
                errors.Invalid(EndpointsDiagnostics.BadHostname, path.Index(i).Field("hostname"), address.Hostname, badHostname);
            }

            if (address.NodeName is { } node && LexicalClass.NotDns1123Subdomain(node) is { } badNode)
            {
                errors.Invalid(EndpointsDiagnostics.BadNodeName, path.Index(i).Field("nodeName"), node, badNode);
            }
        }
    }

    /// <summary>Names may repeat here, other than in an EndpointSlice.</summary>
    private static void ValidatePorts(ImmutableArray<EndpointPort> ports, FieldPath path, ObjectErrors errors)
    {
        for (int i = 0; i < ports.Length; i++)
        {
            var port = ports[i];
            string name = port.Name ?? "";
            if (name.Length == 0)
            {
                if (ports.Length > 1) errors.Required(EndpointsDiagnostics.PortName, path.Index(i).Field("name"));
            }
            else if (LexicalClass.NotDns1123Label(name) is { } badName)
            {
                errors.Invalid(EndpointsDiagnostics.PortName, path.Index(i).Field("name"), name, badName);
            }

            int number = port.Port ?? 0;
            if (!PortNumber.IsValid(number))
            {
                errors.Invalid(EndpointsDiagnostics.PortNumber, path.Index(i).Field("port"), number, PortNumber.OutOfRange);
            }

            if (port.Protocol is { } protocol && !PortNumber.IsProtocol(protocol))
            {
                errors.NotSupported(EndpointsDiagnostics.PortProtocol, path.Index(i).Field("protocol"), protocol, PortNumber.Protocols);
            }

            if (port.AppProtocol is { } appProtocol && LexicalClass.NotQualifiedName(appProtocol) is { } badProtocol)
            {
                errors.Invalid(EndpointsDiagnostics.AppProtocol, path.Index(i).Field("appProtocol"), appProtocol, badProtocol);
            }
        }
    }
}
