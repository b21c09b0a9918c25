namespace Knetc.Binding;

public sealed record EndpointAddress(string IP, string Hostname, string? NodeName, TargetReference? TargetRef);
