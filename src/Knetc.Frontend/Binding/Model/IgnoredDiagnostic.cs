namespace Knetc.Binding;

/// <summary>An entry of <c>diagnostics.ignore</c>: a finding that the project accepts.</summary>
/// <param name="Id">The number of the diagnostic.</param>
/// <param name="Object">The object, as <c>Service shop/legacy</c>; empty for all.</param>
/// <param name="Reason">Why it is accepted.</param>
public sealed record IgnoredDiagnostic(string Id, string Object, string Reason);
