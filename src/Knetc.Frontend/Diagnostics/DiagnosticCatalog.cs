using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Every diagnostic there is, by number.</summary>
public static class DiagnosticCatalog
{
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        .. InputDiagnostics.All
            .Concat(YamlDiagnostics.All)
            .Concat(SchemaDiagnostics.All)
            .Concat(MetadataDiagnostics.All)
            .Concat(AddressDiagnostics.All)
            .Concat(PodPlacementDiagnostics.All)
            .OrderBy(static descriptor => descriptor.Id, StringComparer.Ordinal),
    ];

    /// <summary>The diagnostic of a number, in any case; null when there is none.</summary>
    public static DiagnosticDescriptor? Find(string id)
    {
        foreach (var descriptor in All)
        {
            if (string.Equals(descriptor.Id, id, StringComparison.OrdinalIgnoreCase)) return descriptor;
        }

        return null;
    }
}
