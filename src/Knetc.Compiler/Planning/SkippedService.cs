using Knetc.Binding;

namespace Knetc.Planning;

/// <summary>A Service the proxy makes no rules for.</summary>
public sealed record SkippedService(Service Service, SkipReason Reason);
