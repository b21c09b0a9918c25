namespace Knetc.Binding;

/// <param name="TimeoutSeconds">How long a client sticks to its endpoint, in seconds; null when absent.</param>
public sealed record ClientIPConfig(int? TimeoutSeconds);
