namespace Knetc.Binding;

/// <summary>One address that a load balancer announces for a Service.</summary>
public sealed record LoadBalancerIngress(string IP, string Hostname, string? IPMode);
