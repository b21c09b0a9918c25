namespace Knetc.Diagnostics;

public enum Severity
{
    Info,
    Warning,
    Error,
}
