using System.Collections.Concurrent;
using Knetc.Diagnostics;
using Microsoft.CodeAnalysis;
using DiagnosticDescriptor = Microsoft.CodeAnalysis.DiagnosticDescriptor;

namespace Knetc.Generators;

/// <summary>The entries of the catalogue as the compiler wants them.</summary>
internal static class RoslynDescriptors
{
    private static readonly ConcurrentDictionary<string, DiagnosticDescriptor> ById = new(StringComparer.Ordinal);

    public static DiagnosticDescriptor Of(string id) => ById.GetOrAdd(id, static id => Create(DiagnosticCatalog.Find(id)!));

    public static DiagnosticSeverity ToRoslyn(Severity severity) => severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };

    private static DiagnosticDescriptor Create(Knetc.Diagnostics.DiagnosticDescriptor entry) => new(
        entry.Id, entry.Title, "{0}", "Knetc", ToRoslyn(entry.Severity), isEnabledByDefault: true, $"{entry.Explanation} To fix it: {entry.Help}.",
        $"https://knetc.dev/diagnostics/{entry.Id}");
}
