using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>What can go wrong with knetc itself in a build with MSBuild.</summary>
public static class BuildDiagnostics
{
    public static readonly DiagnosticDescriptor RuntimeMissing = new(
        "KN5101", Severity.Error, "no .NET runtime for knetc in this build",
        "The package Knetc.MSBuild brings a knetc that runs on .NET 10 or later, whatever the project targets. The build found no dotnet, or one without such a runtime.",
        "install the .NET 10 SDK or a later one, or set KnetcDotNetHost to the dotnet to use");

    public static readonly DiagnosticDescriptor DidNotFinish = new(
        "KN5102", Severity.Error, "knetc ended without a result in this build",
        "The build started knetc, which left no report: a property of the project has a value that knetc does not take, or knetc failed. The message has what it said first; a detailed log of the build has all of it, and the command line.",
        "correct the property that the message names");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [RuntimeMissing, DidNotFinish];
}
