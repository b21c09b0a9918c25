using System.Collections.Immutable;
using System.Globalization;
using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Schema;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Options;

/// <summary>Reads option values out of a document and reports those that cannot be understood, where they stand.</summary>
internal sealed class OptionReader(ManifestObject manifest, DiagnosticBag diagnostics)
{
    private readonly ObjectErrors _errors = new(manifest, diagnostics);

    public ImmutableArray<IpNetwork>? Cidrs(string text, string path)
    {
        if (text.Length == 0) return null;
        if (OptionSyntax.ParseCidrs(text, out var networks) is not { } problem) return networks;
        Malformed(path, text, problem);
        return null;
    }

    public PortRange? Ports(string text, string path)
    {
        if (text.Length == 0) return null;
        if (OptionSyntax.ParsePortRange(text, out var range) is not { } problem) return range;
        Malformed(path, text, problem);
        return null;
    }

    public KubeVersion? Version(string text, string path)
    {
        if (text.Length == 0) return null;
        if (KubeVersion.TryParse(text, out var version) && version.CompareTo(KubeVersion.Oldest) >= 0 && version.CompareTo(KubeVersion.Newest) <= 0) return version;
        Malformed(path, text, $"not a supported Kubernetes release; use {KubeVersion.Oldest} to {KubeVersion.Newest}");
        return null;
    }

    public ProxyMode? Mode(string text, string path)
    {
        if (text.Length == 0) return null;
        if (OptionSyntax.TryParseProxyMode(text, out var mode)) return mode;
        Malformed(path, text, "not a proxy mode; use iptables, ipvs, nftables or userspace");
        return null;
    }

    public int? Number(string text, string path, int low, int high)
    {
        if (text.Length == 0) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= low && number <= high) return number;
        Malformed(path, text, $"must be a number between {low} and {high}");
        return null;
    }

    public int? Number(int? number, string path, int low, int high) =>
        number is { } given ? Number(given.ToString(CultureInfo.InvariantCulture), path, low, high) : null;

    /// <summary>The place of a field that is there; null when it is absent.</summary>
    public SourceLocation? LocationOf(string path) => manifest.Has(FieldPath.Of(path)) ? manifest.Locate(FieldPath.Of(path)) : null;

    private void Malformed(string path, string value, string problem) =>
        _errors.Invalid(OptionDiagnostics.MalformedOption, FieldPath.Of(path), value, problem);
}
