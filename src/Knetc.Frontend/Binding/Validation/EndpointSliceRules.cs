using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>
/// What an EndpointSlice is held against (api-semantics §2.5), its metadata aside. Clusters have 100,000 endpoints, so paths
/// are built only for what is wrong.
/// </summary>
public static class EndpointSliceRules
{
    private const int MaxEndpoints = 1000;
    private const int MaxPorts = 20000;

    private static readonly FieldPath AddressType = FieldPath.Root.Field("addressType");
    private static readonly FieldPath Endpoints = FieldPath.Root.Field("endpoints");
    private static readonly FieldPath Ports = FieldPath.Root.Field("ports");

    public static void Validate(EndpointSlice slice, KubeVersion version, ObjectErrors errors)
    {
        if (slice.AddressType.Length == 0)
        {
            errors.Required(EndpointSliceDiagnostics.AddressType, AddressType);
        }
        else if (slice.AddressType is not ("IPv4" or "IPv6" or "FQDN"))
        {
            errors.NotSupported(EndpointSliceDiagnostics.AddressType, AddressType, slice.AddressType, "FQDN", "IPv4", "IPv6");
        }

        if (slice.Endpoints.Length > MaxEndpoints)
        {
            errors.TooMany(EndpointSliceDiagnostics.TooManyEndpoints, Endpoints, slice.Endpoints.Length, MaxEndpoints);
        }
        else
        {
            var grade = AddressText.GradeOf(version);
            for (int i = 0; i < slice.Endpoints.Length; i++) EndpointRules.Validate(slice, i, Endpoints, grade, version, errors);
        }

        ValidatePorts(slice, errors);
    }

    private static void ValidatePorts(EndpointSlice slice, ObjectErrors errors)
    {
        if (slice.Ports.Length > MaxPorts)
        {
            errors.TooMany(EndpointSliceDiagnostics.TooManyPorts, Ports, slice.Ports.Length, MaxPorts);
            return;
        }

        for (int i = 0; i < slice.Ports.Length; i++)
        {
            var port = slice.Ports[i];
            string name = port.Name ?? "";
            if (name.Length > 0 && LexicalClass.NotDns1123Label(name) is { } badName)
            {
                errors.Invalid(EndpointSliceDiagnostics.PortName, Ports.Index(i).Field("name"), name, badName);
            }

            if (port.Protocol is { } protocol && !PortNumber.IsProtocol(protocol))
            {
                errors.NotSupported(
                    EndpointSliceDiagnostics.PortProtocol, Ports.Index(i).Field("protocol"), protocol, PortNumber.Protocols);
            }

            if (port.AppProtocol is { } appProtocol && LexicalClass.NotQualifiedName(appProtocol) is { } badProtocol)
            {
                errors.Invalid(EndpointSliceDiagnostics.AppProtocol, Ports.Index(i).Field("appProtocol"), appProtocol, badProtocol);
            }
        }

        // Two ports without a name share the empty one.
        foreach (var (i, first) in Repeats.Find(slice.Ports, static _ => true, static port => port.Name ?? "") ?? [])
        {
            string name = slice.Ports[i].Name ?? "";
            errors.Duplicate(EndpointSliceDiagnostics.PortName, Ports.Index(i).Field("name"), name, Ports.Index(first).Field("name"));
        }
    }
}
