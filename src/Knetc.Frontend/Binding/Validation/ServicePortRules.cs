using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>Rules on the ports of a Service (V-20…V-31).</summary>
internal static class ServicePortRules
{
    private const string OutOfRange = "must be between 1 and 65535, inclusive";

    private static readonly FieldPath Ports = FieldPath.Of("spec.ports");

    public static void Validate(ServiceSpec spec, ObjectErrors errors)
    {
        var ports = spec.Ports;
        for (int i = 0; i < ports.Length; i++)
        {
            var port = ports[i];
            ValidateName(port.Name, i, ports.Length > 1, errors);
            if (!IsPort(port.Port)) errors.Invalid(ServicePortDiagnostics.PortOutOfRange, At(i, "port"), port.Port, OutOfRange);
            if (port.Protocol is not ("TCP" or "UDP" or "SCTP"))
            {
                errors.NotSupported(ServicePortDiagnostics.UnknownProtocol, At(i, "protocol"), port.Protocol, "SCTP", "TCP", "UDP");
            }

            ValidateTarget(port.TargetPort, i, errors);
            if (port.AppProtocol is not null && LexicalClass.NotQualifiedName(port.AppProtocol) is { } badProtocol)
            {
                errors.Invalid(ServicePortDiagnostics.BadAppProtocol, At(i, "appProtocol"), port.AppProtocol, badProtocol);
            }

            if (port.NodePort != 0 && spec.Type == ServiceTypes.ClusterIP)
            {
                errors.Forbidden(
                    ServicePortDiagnostics.NodePortOnClusterIP, At(i, "nodePort"), "may not be used when `type` is 'ClusterIP'");
            }
        }

        if (ports.Length > 1) ValidateRepeats(spec, errors);
    }

    private static void ValidateName(string name, int index, bool required, ObjectErrors errors)
    {
        if (name.Length == 0)
        {
            if (required) errors.Required(ServicePortDiagnostics.NameMissing, At(index, "name"));
        }
        else if (LexicalClass.NotDns1123Label(name) is { } reason)
        {
            errors.Invalid(ServicePortDiagnostics.BadName, At(index, "name"), name, reason);
        }
    }

    private static void ValidateTarget(IntOrString target, int index, ObjectErrors errors)
    {
        if (!target.IsName)
        {
            if (!IsPort(target.Number))
            {
                errors.Invalid(ServicePortDiagnostics.TargetPortOutOfRange, At(index, "targetPort"), target.Number, OutOfRange);
            }

            return;
        }

        if (LexicalClass.IsPortName(target.Name!)) return;
        foreach (string reason in LexicalClass.NotPortName(target.Name!))
        {
            errors.Invalid(ServicePortDiagnostics.BadTargetPortName, At(index, "targetPort"), target.Name!, reason);
        }
    }

    private static void ValidateRepeats(ServiceSpec spec, ObjectErrors errors)
    {
        var ports = spec.Ports;
        if (Repeats.Find(ports, static port => port.Name.Length > 0, static port => port.Name) is { } names)
        {
            foreach (var (index, first) in names)
            {
                errors.Duplicate(ServicePortDiagnostics.RepeatedName, At(index, "name"), ports[index].Name, At(first, "name"));
            }
        }

        if (Repeats.Find(ports, static _ => true, static port => (port.Protocol, port.Port)) is { } numbers)
        {
            foreach (var (index, first) in numbers)
            {
                string value = $"{ports[index].Port}/{ports[index].Protocol}";
                errors.Duplicate(ServicePortDiagnostics.RepeatedPort, Ports.Index(index), value, Ports.Index(first));
            }
        }

        if (Repeats.Find(ports, static port => port.NodePort != 0, static port => (port.Protocol, port.NodePort)) is { } nodePorts)
        {
            foreach (var (index, first) in nodePorts)
            {
                string value = $"{ports[index].NodePort}/{ports[index].Protocol}";
                errors.Duplicate(ServicePortDiagnostics.RepeatedNodePort, At(index, "nodePort"), value, At(first, "nodePort"));
            }
        }
    }

    private static bool IsPort(int number) => number is >= 1 and <= 65535;

    private static FieldPath At(int index, string field) => Ports.Index(index).Field(field);
}
