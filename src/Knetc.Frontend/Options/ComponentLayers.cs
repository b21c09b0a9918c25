using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Options;

/// <summary>What the command lines of components say, as manifests of their pods have them.</summary>
internal static class ComponentLayers
{
    public static IEnumerable<OptionLayer> From(ImmutableArray<ComponentCommand> commands, DiagnosticBag diagnostics)
    {
        foreach (var command in commands)
        {
            var (component, source) = command.Program switch
            {
                ComponentCommand.ApiServer => (ComponentOptions.ApiServer, OptionSources.ApiServer),
                ComponentCommand.ControllerManager => (ComponentOptions.ControllerManager, OptionSources.ControllerManager),
                _ => (ComponentOptions.KubeProxy, OptionSources.KubeProxy),
            };

            // With a file of its own kube-proxy takes no other flags.
            if (command.IsConfiguredByFile) continue;
            yield return new LayerReader(source, option => component.Has(option) ? command.Flags.Find(option) : null, diagnostics).Read()
                with
            { Location = command.Object.Locate(FieldPath.Of("kind")) };
        }
    }
}
