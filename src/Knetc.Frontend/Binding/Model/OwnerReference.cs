namespace Knetc.Binding;

public sealed record OwnerReference(string ApiVersion, string Kind, string Name, string Uid, bool Controller);
