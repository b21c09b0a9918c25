namespace Knetc.Binding;

/// <summary>The object behind an endpoint, usually a Pod.</summary>
public sealed record TargetReference(string Kind, string Namespace, string Name, string Uid);
