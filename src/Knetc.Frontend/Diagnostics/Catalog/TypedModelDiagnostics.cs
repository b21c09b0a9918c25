using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about the C# members that Services become.</summary>
public static class TypedModelDiagnostics
{
    public static readonly DiagnosticDescriptor SharedMember = new(
        "KN5010", Severity.Warning, "two names make the same C# member",
        "Members are named without the dashes of what they stand for, each word with a capital, so that two names may come out alike. Both then keep their dashes as underscores: a-1 becomes A_1, beside A1 for a1. The member of one is renamed by this when the other comes or goes.",
        "use the member that the message names, or rename one of the two");

    public static readonly DiagnosticDescriptor RenamedMember = new(
        "KN5011", Severity.Info, "the C# member is not called like what it stands for",
        "A C# name cannot begin with a digit, so that an underscore is put in front. A name that the generated class needs itself gets one at the end.",
        "use the member that the message names");

    public static readonly DiagnosticDescriptor Property = new(
        "KN5012", Severity.Error, "a build property of the typed model is not usable",
        "The properties KnetcNamespace and KnetcClassName have to be C# names, KnetcAccessibility internal or public, and those named after options of the command line have to be values which that option takes. No class is generated.",
        "correct the property in the project file");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [SharedMember, RenamedMember, Property];
}
