using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;

namespace Knetc.Options;

/// <summary>Gathers what all sources state, strongest first.</summary>
internal static class OptionLayers
{
    public static ImmutableArray<OptionLayer> Gather(OptionLayer commandLine, BoundObjects objects, DiagnosticBag diagnostics)
    {
        var layers = ImmutableArray.CreateBuilder<OptionLayer>();
        layers.Add(commandLine);
        foreach (var project in objects.Projects) layers.Add(ProjectLayer.From(project, diagnostics));
        foreach (var configuration in objects.KubeProxyConfigurations) layers.Add(KubeProxyLayer.From(configuration));
        foreach (var serviceCidr in objects.ServiceCidrs)
        {
            if (serviceCidr.Name == ServiceCidrLayer.OwnName) layers.Add(ServiceCidrLayer.From(serviceCidr, diagnostics));
        }

        foreach (var configuration in objects.KubeadmConfigurations) layers.Add(KubeadmLayer.From(configuration, diagnostics));
        foreach (var configuration in objects.KindConfigurations) layers.Add(KindLayer.From(configuration, diagnostics));
        return layers.ToImmutable();
    }
}
