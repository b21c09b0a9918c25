using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>Rules on the ports of one container.</summary>
internal static class ContainerPortRules
{
    public static void Validate(ImmutableArray<ContainerPort> ports, FieldPath path, ObjectErrors errors)
    {
        for (int i = 0; i < ports.Length; i++)
        {
            var port = ports[i];
            foreach (string reason in NotName(port.Name))
            {
                errors.Invalid(PodPortDiagnostics.BadName, path.Index(i).Field("name"), port.Name, reason);
            }

            if (port.Number == 0)
            {
                errors.Required(PodPortDiagnostics.MissingNumber, path.Index(i).Field("containerPort"));
            }
            else if (!PortNumber.IsValid(port.Number))
            {
                errors.Invalid(PodPortDiagnostics.BadNumber, path.Index(i).Field("containerPort"), port.Number, PortNumber.OutOfRange);
            }

            if (port.HostPort != 0 && !PortNumber.IsValid(port.HostPort))
            {
                errors.Invalid(PodPortDiagnostics.BadHostPort, path.Index(i).Field("hostPort"), port.HostPort, PortNumber.OutOfRange);
            }

            if (!PortNumber.IsProtocol(port.Protocol))
            {
                errors.NotSupported(PodPortDiagnostics.BadProtocol, path.Index(i).Field("protocol"), port.Protocol, PortNumber.Protocols);
            }
        }

        // Only well-formed names are compared, as the API server does.
        if (Repeats.Find(ports, static port => port.Name.Length > 0 && NotName(port.Name).Count == 0, static port => port.Name) is not { } repeats) return;
        foreach (var (index, first) in repeats)
        {
            errors.Duplicate(PodPortDiagnostics.RepeatedName, path.Index(index).Field("name"), ports[index].Name, path.Index(first).Field("name"));
        }
    }

    private static IReadOnlyList<string> NotName(string name) => name.Length == 0 ? [] : LexicalClass.NotPortName(name);
}
