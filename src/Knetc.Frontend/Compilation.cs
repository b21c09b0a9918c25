using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Options;
using Knetc.Text;

namespace Knetc;

/// <summary>
/// From texts to the resolved cluster. Immutable and lazy: each phase runs once, when its result is first asked for, and
/// the same input always gives the same result.
/// </summary>
public sealed class Compilation
{
    private readonly Lazy<(ResolvedCluster Cluster, ImmutableArray<Diagnostic> Diagnostics)> _result;

    /// <param name="sources">The input files, in order.</param>
    /// <param name="commandLine">What the caller states about the cluster; outranks everything in the files.</param>
    public Compilation(ImmutableArray<SourceText> sources, OptionLayer commandLine)
    {
        _result = new(() => Resolve(sources, commandLine));
    }

    /// <summary>The findings of all phases, by file and place.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => _result.Value.Diagnostics;

    /// <summary>The cluster, without the objects that have errors.</summary>
    public ResolvedCluster Cluster => _result.Value.Cluster;

    private static (ResolvedCluster, ImmutableArray<Diagnostic>) Resolve(ImmutableArray<SourceText> sources, OptionLayer commandLine)
    {
        var diagnostics = new DiagnosticBag();
        var objects = InputObjects.Read(sources, diagnostics);
        var options = ResolveOptions(objects, commandLine);
        objects = ObjectValidation.Validate(objects, options.KubeVersion, diagnostics);
        var cluster = new ResolvedCluster(
            options,
            [.. objects.Nodes.OrderBy(node => node.Name, StringComparer.Ordinal)],
            [.. objects.Services.OrderBy(service => service.Namespace, StringComparer.Ordinal).ThenBy(service => service.Name, StringComparer.Ordinal)],
            [.. objects.EndpointSlices.OrderBy(slice => slice.Namespace, StringComparer.Ordinal).ThenBy(slice => slice.Name, StringComparer.Ordinal)]);
        return (cluster, DiagnosticOrder.Sort(diagnostics.ToImmutable(), sources));
    }

    private static ClusterOptions ResolveOptions(BoundObjects objects, OptionLayer commandLine)
    {
        var layers = ImmutableArray.CreateBuilder<OptionLayer>();
        layers.Add(commandLine);
        foreach (var configuration in objects.KubeProxyConfigurations) layers.Add(KubeProxyLayer.From(configuration));
        var proxy = objects.KubeProxyConfigurations.IsEmpty ? KubeProxyConfiguration.Default : objects.KubeProxyConfigurations[0];
        return ClusterOptionsResolver.Resolve(layers.ToImmutable(), KubeProxyDefaults.Apply(proxy));
    }
}
