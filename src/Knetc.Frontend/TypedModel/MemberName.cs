namespace Knetc.TypedModel;

/// <summary>The identifier that a name got.</summary>
/// <param name="Reason">Why it is not simply the name with capitals.</param>
internal readonly record struct MemberName(string Identifier, MemberNameReason Reason);
