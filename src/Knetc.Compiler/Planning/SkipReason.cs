namespace Knetc.Planning;

/// <summary>Why the proxy makes no rules for a Service.</summary>
public enum SkipReason
{
    /// <summary>Headless, or without an address.</summary>
    ClusterIP,
    ExternalName,
}
