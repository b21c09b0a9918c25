using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>Rules on the probes of a container that runs as long as its pod.</summary>
internal static class ProbeRules
{
    private const string NotNegative = "must be greater than or equal to 0";

    public static void Validate(Container container, FieldPath path, ObjectErrors errors)
    {
        if (container.LivenessProbe is { } liveness) Validate(liveness, path.Field("livenessProbe"), oneSuccess: true, errors);
        if (container.ReadinessProbe is { } readiness)
        {
            Validate(readiness, path.Field("readinessProbe"), oneSuccess: false, errors);
            if (readiness.TerminationGracePeriodSeconds is { } seconds)
            {
                errors.Invalid(
                    PodContainerDiagnostics.Probe, path.Field("readinessProbe").Field("terminationGracePeriodSeconds"), seconds,
                    "must not be set for readinessProbes");
            }
        }

        if (container.StartupProbe is { } startup) Validate(startup, path.Field("startupProbe"), oneSuccess: true, errors);
    }

    private static void Validate(Probe probe, FieldPath path, bool oneSuccess, ObjectErrors errors)
    {
        ValidateHandlers(probe, path, errors);
        RefuseNegative(probe.InitialDelaySeconds, "initialDelaySeconds");
        RefuseNegative(probe.TimeoutSeconds, "timeoutSeconds");
        RefuseNegative(probe.PeriodSeconds, "periodSeconds");
        RefuseNegative(probe.SuccessThreshold, "successThreshold");
        RefuseNegative(probe.FailureThreshold, "failureThreshold");
        if (probe.TerminationGracePeriodSeconds is { } seconds and <= 0)
        {
            errors.Invalid(PodContainerDiagnostics.Probe, path.Field("terminationGracePeriodSeconds"), seconds, "must be greater than 0");
        }

        if (oneSuccess && probe.SuccessThreshold != 1)
        {
            errors.Invalid(PodContainerDiagnostics.Probe, path.Field("successThreshold"), probe.SuccessThreshold, "must be 1");
        }

        void RefuseNegative(int value, string field)
        {
            if (value < 0) errors.Invalid(PodContainerDiagnostics.Probe, path.Field(field), value, NotNegative);
        }
    }

    /// <summary>The first handler counts; of any other only its presence is reported.</summary>
    private static void ValidateHandlers(Probe probe, FieldPath path, ObjectErrors errors)
    {
        bool found = probe.HasExec;
        if (IsFirst(probe.HttpGetPort is not null, "httpGet")) ValidatePort(probe.HttpGetPort!.Value, "httpGet");
        if (IsFirst(probe.TcpSocketPort is not null, "tcpSocket")) ValidatePort(probe.TcpSocketPort!.Value, "tcpSocket");
        if (IsFirst(probe.GrpcPort is not null, "grpc")) ValidatePort(new IntOrString(probe.GrpcPort!.Value), "grpc");
        if (!found) errors.Required(PodContainerDiagnostics.Probe, path, "must specify a handler type");

        bool IsFirst(bool present, string handler)
        {
            if (!present) return false;
            if (found) errors.Forbidden(PodContainerDiagnostics.Probe, path.Field(handler), "may not specify more than 1 handler type");
            bool first = !found;
            found = true;
            return first;
        }

        void ValidatePort(IntOrString port, string handler)
        {
            var portPath = path.Field(handler).Field("port");
            if (port.IsName)
            {
                foreach (string reason in LexicalClass.NotPortName(port.Name!))
                {
                    errors.Invalid(PodContainerDiagnostics.ProbePort, portPath, port.Name!, reason);
                }
            }
            else if (!PortNumber.IsValid(port.Number))
            {
                errors.Invalid(PodContainerDiagnostics.ProbePort, portPath, port.Number, PortNumber.OutOfRange);
            }
        }
    }
}
