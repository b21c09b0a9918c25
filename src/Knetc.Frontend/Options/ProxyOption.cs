using System.Collections.Immutable;
using System.Globalization;
using Knetc.Binding;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Options;

/// <summary>An option of kube-proxy: its flag, the field of a KubeProxyConfiguration that means the same, and its value.</summary>
internal sealed class ProxyOption
{
    private readonly Func<KubeProxyConfiguration, string> _print;
    private readonly Func<KubeProxyConfiguration, string, KubeProxyConfiguration?> _apply;

    /// <param name="flag">Without dashes; where there is no flag, a name in the same style.</param>
    /// <param name="path">The field, as a dotted name.</param>
    /// <param name="print">The value of a configuration as text.</param>
    /// <param name="apply">A configuration with the value of a flag; null when the text cannot be read.</param>
    public ProxyOption(
        string flag, string path, Func<KubeProxyConfiguration, string> print, Func<KubeProxyConfiguration, string, KubeProxyConfiguration?> apply)
    {
        Flag = flag;
        Path = FieldPath.Of(path);
        _print = print;
        _apply = apply;
    }

    public string Flag { get; }

    public FieldPath Path { get; }

    public string Print(KubeProxyConfiguration configuration) => _print(configuration);

    public KubeProxyConfiguration? Apply(KubeProxyConfiguration configuration, string text) => _apply(configuration, text);

    public static string Print(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    public static string Print(bool? value) => value is { } given ? given ? "true" : "false" : "";

    public static string Print(TimeSpan? duration) => duration is { } given ? given.TotalSeconds.ToString(CultureInfo.InvariantCulture) + "s" : "";

    public static int? Number(string text) => OptionSyntax.ParseNumber(text, 0, int.MaxValue, out int number) is null ? number : null;

    public static bool? Bool(string text) => OptionSyntax.ParseBool(text, out bool value) is null ? value : null;

    public static TimeSpan? Duration(string text) => GoDuration.TryParse(text, out var duration) ? duration : null;

    public static ImmutableArray<string> List(string text) => text.Length == 0 ? [] : [.. text.Split(',').Select(static item => item.Trim())];
}
