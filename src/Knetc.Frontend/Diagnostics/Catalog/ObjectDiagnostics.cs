using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about objects as a set.</summary>
public static class ObjectDiagnostics
{
    public static readonly DiagnosticDescriptor ContradictingObject = new(
        "KN3095", Severity.Error, "an object is defined twice, differently",
        "A kind, namespace and name stand for one object. Applied one after the other, the second definition would overwrite the first, and which one is second depends on file order.",
        "remove or rename one of the two");

    public static readonly DiagnosticDescriptor RepeatedObject = new(
        "KN3100", Severity.Info, "an object is defined twice, alike",
        "The two definitions say the same. They do no harm until somebody edits one of them.",
        "remove one of the two");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [ContradictingObject, RepeatedObject];
}
