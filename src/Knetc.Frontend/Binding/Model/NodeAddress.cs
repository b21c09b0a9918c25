namespace Knetc.Binding;

/// <param name="Type">InternalIP, ExternalIP, Hostname, InternalDNS or ExternalDNS.</param>
public sealed record NodeAddress(string Type, string Address);
