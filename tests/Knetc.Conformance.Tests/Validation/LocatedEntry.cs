namespace Knetc.Conformance.Validation;

/// <summary>A key of a mapping with its value.</summary>
internal sealed record LocatedEntry(string Key, Position KeyStart, LocatedNode Value);
