using System.Collections.Immutable;
using Knetc.Rules;

namespace Knetc.Diagnostics;

/// <summary>Every diagnostic there is, by number.</summary>
public static class DiagnosticCatalog
{
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        .. ImmutableArray.Create(
                InputDiagnostics.All,
                SuppressionDiagnostics.All,
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
                BackEndDiagnostics.All,
                UserspaceDiagnostics.All,
                TemplateDiagnostics.All,
                BuildDiagnostics.All,
                TypedModelDiagnostics.All,
                CodeDiagnostics.All)
            .SelectMany(static descriptors => descriptors)
            .Concat(ClusterRules.All.Select(static rule => rule.Descriptor))
            .OrderBy(static descriptor => descriptor.Id, StringComparer.Ordinal),
    ];

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = All.ToDictionary(static descriptor => descriptor.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The diagnostic of a number, in any case; null when there is none.</summary>
    public static DiagnosticDescriptor? Find(string id) => ById.TryGetValue(id, out var descriptor) ? descriptor : null;
}
