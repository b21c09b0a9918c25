using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Options;

/// <summary>The kube-proxy configuration in force: its file, the flags of its command line, defaults.</summary>
internal static class ProxyFlags
{
    private static readonly ProxyOption Mode = new("proxy-mode", "mode", static c => c.Mode, static (c, text) => c with { Mode = text });
    private static readonly ProxyOption ClusterCidr = new("cluster-cidr", "clusterCIDR", static c => c.ClusterCIDR, static (c, text) => c with { ClusterCIDR = text });

    /// <summary>Every option that has a flag.</summary>
    public static ImmutableArray<ProxyOption> Options { get; } = ProxyOptions.All.Add(Mode).Add(ClusterCidr);

    /// <summary>Lays the flags over the configuration.</summary>
    /// <param name="configuration">The first configuration without errors, defaults filled in; null when there is none.</param>
    /// <param name="commands">The components that the input starts.</param>
    /// <param name="version">Decides which values kube-proxy takes.</param>
    /// <param name="diagnostics">Receives what is wrong with the flags.</param>
    public static KubeProxyConfiguration Apply(
        KubeProxyConfiguration? configuration, ImmutableArray<ComponentCommand> commands, KubeVersion version, DiagnosticBag diagnostics)
    {
        var given = FirstOf(commands);
        var overlaid = configuration ?? KubeProxyConfiguration.Default;
        var alone = KubeProxyConfiguration.Default;
        if (given is not null)
        {
            var stated = new List<(ProxyOption Option, OptionPlace Place)>();
            foreach (var option in Options)
            {
                if (given.Flags.Find(option.Flag) is not { } place) continue;
                stated.Add((option, place));
                if (option.Apply(overlaid, place.Text) is { } next)
                {
                    overlaid = next;
                    alone = option.Apply(alone, place.Text) ?? alone;
                }
                else
                {
                    diagnostics.Add(place.Mark(new Diagnostic(OptionDiagnostics.MalformedOption, $"--{option.Flag} cannot have the value {ObjectErrors.Quote(place.Text)}")));
                }
            }

            Validate(KubeProxyDefaults.Apply(alone), stated, version, diagnostics);
        }

        return configuration is null ? KubeProxyDefaults.Apply(overlaid) : overlaid;
    }

    /// <summary>The first kube-proxy whose flags count; null when none is started, or only with files of their own.</summary>
    public static ComponentCommand? FirstOf(ImmutableArray<ComponentCommand> commands)
    {
        foreach (var command in commands)
        {
            if (command is { Program: ComponentCommand.KubeProxy, IsConfiguredByFile: false }) return command;
        }

        return null;
    }

    /// <summary>Holds the flags against the rules of the configuration that they stand for, and shows findings at the flag.</summary>
    private static void Validate(
        KubeProxyConfiguration configuration, List<(ProxyOption Option, OptionPlace Place)> stated, KubeVersion version, DiagnosticBag diagnostics)
    {
        var findings = new DiagnosticBag();
        KubeProxyRules.Validate(configuration, version, new ObjectErrors(configuration.Manifest, findings));
        foreach (var finding in findings.ToImmutable())
        {
            foreach (var (option, place) in stated)
            {
                if (IsAt(finding.Path, option.Path)) diagnostics.Add(place.Mark(finding));
            }
        }
    }

    private static bool IsAt(string? found, FieldPath path)
    {
        string field = path.ToString();
        return found is not null && found.StartsWith(field, StringComparison.Ordinal) && (found.Length == field.Length || found[field.Length] is '[' or '.');
    }
}
