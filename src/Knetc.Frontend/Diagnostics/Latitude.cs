namespace Knetc.Diagnostics;

/// <summary>How far a project may make light of a finding.</summary>
public enum Latitude
{
    /// <summary>Always an error: without it nothing that was read can be trusted.</summary>
    None,

    /// <summary>May become a warning or an info but always shows: the object or option it is about has been left out.</summary>
    Severity,

    /// <summary>May have any severity, be suppressed or be turned off.</summary>
    Full,
}
