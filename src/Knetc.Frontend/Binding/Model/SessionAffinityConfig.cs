namespace Knetc.Binding;

/// <summary><c>sessionAffinityConfig</c>, with both of its levels telling absent from empty.</summary>
public sealed record SessionAffinityConfig(ClientIPConfig? ClientIP);
