namespace Knetc.SchemaTables;

/// <summary>A field of an object type.</summary>
/// <param name="Type">A type expression: <c>int32</c>, <c>list&lt;core/v1.ServicePort&gt;</c>, <c>map&lt;string,string&gt;</c>.</param>
/// <param name="Since">The Kubernetes release that introduced the field, or null when every described release has it.</param>
public sealed record ObjectField(string Name, string Type, string? Since);
