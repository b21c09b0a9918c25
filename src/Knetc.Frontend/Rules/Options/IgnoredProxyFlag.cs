using Knetc.Diagnostics;
using Knetc.Options;

namespace Knetc.Rules;

/// <summary>Flags beside <c>--config</c>, which kube-proxy leaves unread (api-semantics §1.7).</summary>
internal sealed class IgnoredProxyFlag() : ClusterRule(new DiagnosticDescriptor(
    "KN2121", Severity.Warning, "a kube-proxy flag that its configuration file outranks",
    "A kube-proxy that is started with --config takes its settings from the file and leaves nearly all other flags unread. This one says something else than the KubeProxyConfiguration of the input.",
    "state the value in the KubeProxyConfiguration, and leave the flag out"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var configuration = cluster.Objects.KubeProxyConfigurations.FirstOrDefault();
        if (configuration is null) return;
        var unread = new OptionLayer(OptionSources.KubeProxy);
        foreach (var command in ComponentCommand.Find(cluster.Objects))
        {
            if (!command.IsConfiguredByFile) continue;
            foreach (var option in ProxyFlags.Options)
            {
                if (command.Flags.Find(option.Flag) is not { } place) continue;
                string inForce = option.Print(configuration);
                if (option.Apply(configuration, place.Text) is { } changed && option.Print(changed) == inForce) continue;
                findings.Add(
                    new OptionStatement(place.Text, unread, place),
                    $"--{option.Flag} has no effect beside --config; {option.Path} is {(inForce.Length == 0 ? "empty" : inForce)}",
                    RuleFindings.At(configuration.Manifest, option.Path, "the configuration"));
            }
        }
    }
}
