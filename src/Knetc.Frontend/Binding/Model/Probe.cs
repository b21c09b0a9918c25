namespace Knetc.Binding;

/// <summary>A probe of a container. Ports are null where the probe has no such handler.</summary>
public sealed record Probe
{
    public bool HasExec { get; init; }

    public IntOrString? HttpGetPort { get; init; }

    public string HttpGetPath { get; init; } = "";

    public string HttpGetScheme { get; init; } = "";

    public IntOrString? TcpSocketPort { get; init; }

    public int? GrpcPort { get; init; }

    public int InitialDelaySeconds { get; init; }

    public int TimeoutSeconds { get; init; }

    public int PeriodSeconds { get; init; }

    public int SuccessThreshold { get; init; }

    public int FailureThreshold { get; init; }

    public long? TerminationGracePeriodSeconds { get; init; }
}
