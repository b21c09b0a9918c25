using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Every diagnostic there is, by number.</summary>
public static class DiagnosticCatalog
{
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        .. ImmutableArray.Create(
                InputDiagnostics.All,
                YamlDiagnostics.All,
                SchemaDiagnostics.All,
                MetadataDiagnostics.All,
                ServiceDiagnostics.All,
                ServicePortDiagnostics.All,
                ServiceAddressDiagnostics.All,
                ServiceTrafficDiagnostics.All,
                ServiceWarningDiagnostics.All,
                PodPortDiagnostics.All,
                PodDiagnostics.All,
                PodContainerDiagnostics.All,
                NodeDiagnostics.All,
                EndpointSliceDiagnostics.All,
                EndpointsDiagnostics.All,
                ClusterObjectDiagnostics.All,
                KubeProxyDiagnostics.All,
                AddressDiagnostics.All,
                LockDiagnostics.All,
                OptionDiagnostics.All,
                PodPlacementDiagnostics.All,
                SliceDiagnostics.All,
                ObjectDiagnostics.All,
                BackEndDiagnostics.All)
            .SelectMany(static descriptors => descriptors)
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
