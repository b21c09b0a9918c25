using System.Collections.Immutable;
using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Schema;

namespace Knetc.Options;

/// <summary>Reads the options of one source and reports those that cannot be understood, where they stand.</summary>
/// <param name="source">The source, as shown to users.</param>
/// <param name="find">An option of the source by name, or null.</param>
/// <param name="diagnostics">Receives the findings.</param>
internal sealed class LayerReader(string source, Func<string, OptionPlace?> find, DiagnosticBag diagnostics)
{
    private const int MaxPort = 65535;

    private readonly ImmutableDictionary<string, OptionPlace>.Builder _places = ImmutableDictionary.CreateBuilder<string, OptionPlace>();

    public OptionLayer Read() => new(source)
    {
        KubeVersion = Version(ClusterOption.KubeVersion),
        ServiceClusterIPRanges = Cidrs(ClusterOption.ServiceClusterIPRange),
        ServiceNodePortRange = Ports(ClusterOption.ServiceNodePortRange),
        KubernetesServiceNodePort = Number(ClusterOption.KubernetesServiceNodePort, 0, MaxPort),
        SecurePort = Number(ClusterOption.SecurePort, 1, MaxPort),
        AdvertiseAddress = Address(ClusterOption.AdvertiseAddress),
        EndpointReconcilerType = OneOf(ClusterOption.EndpointReconcilerType, "lease", "master-count", "none"),
        ClusterCidrs = Cidrs(ClusterOption.ClusterCidr),
        AllocateNodeCidrs = Bool(ClusterOption.AllocateNodeCidrs),
        NodeCidrMaskSize = Mask(ClusterOption.NodeCidrMaskSize, 128),
        NodeCidrMaskSizeIPv4 = Mask(ClusterOption.NodeCidrMaskSizeIPv4, 32),
        NodeCidrMaskSizeIPv6 = Mask(ClusterOption.NodeCidrMaskSizeIPv6, 128),
        MaxEndpointsPerSlice = Limit(ClusterOption.MaxEndpointsPerSlice),
        MirroringMaxEndpointsPerSubset = Limit(ClusterOption.MirroringMaxEndpointsPerSubset),
        ClusterDomain = Domain(ClusterOption.ClusterDomain),
        NodeCount = Number(ClusterOption.Nodes, 1, 5000),
        ProxyMode = Mode(ClusterOption.ProxyMode),
        NftablesLayout = Layout(ClusterOption.NftablesLayout),
        Places = _places.ToImmutable(),
    };

    private ImmutableArray<IpNetwork>? Cidrs(ClusterOption option) =>
        Take(option) is { } place && !Refuse(place, OptionSyntax.ParseCidrs(place.Text, out var networks)) ? networks : null;

    private PortRange? Ports(ClusterOption option) =>
        Take(option) is { } place && !Refuse(place, OptionSyntax.ParsePortRange(place.Text, out var range)) ? range : null;

    private KubeVersion? Version(ClusterOption option) =>
        Take(option) is { } place && !Refuse(place, OptionSyntax.ParseVersion(place.Text, out var version)) ? version : null;

    private int? Number(ClusterOption option, int low, int high) =>
        Take(option) is { } place && !Refuse(place, OptionSyntax.ParseNumber(place.Text, low, high, out int number)) ? number : null;

    /// <summary>Zero is how a mask size is left to its default.</summary>
    private int? Mask(ClusterOption option, int high) => find(option.Name) is { Text: "0" } ? null : Number(option, 1, high);

    private int? Limit(ClusterOption option)
    {
        if (Take(option) is not { } place) return null;
        if (OptionSyntax.ParseNumber(place.Text, 1, 1000, out int number) is not { } problem) return number;
        Report(OptionDiagnostics.EndpointLimit, place, problem);
        return null;
    }

    private bool? Bool(ClusterOption option) =>
        Take(option) is { } place && !Refuse(place, OptionSyntax.ParseBool(place.Text, out bool value)) ? value : null;

    private IpAddress? Address(ClusterOption option) =>
        Take(option) is { } place
        && !Refuse(place, IpAddress.TryParse(place.Text.AsSpan(), ParsingGrade.Sloppy, out var address) ? null : "not an IP address")
            ? address
            : null;

    private ProxyMode? Mode(ClusterOption option) =>
        Take(option) is { } place
        && !Refuse(place, OptionSyntax.TryParseProxyMode(place.Text, out var mode) ? null : "not a proxy mode; use iptables, ipvs, nftables or userspace")
            ? mode
            : null;

    private NftablesLayout? Layout(ClusterOption option) =>
        Take(option) is { } place && !Refuse(place, OptionSyntax.ParseNftablesLayout(place.Text, out var layout)) ? layout : null;

    private string? OneOf(ClusterOption option, params string[] words) =>
        Take(option) is { } place && !Refuse(place, Array.IndexOf(words, place.Text) >= 0 ? null : $"must be one of {string.Join(", ", words)}")
            ? place.Text
            : null;

    private string? Domain(ClusterOption option)
    {
        if (Take(option) is not { } place) return null;
        if (LexicalClass.NotDns1123Subdomain(place.Text) is not { } problem) return place.Text;
        Report(OptionDiagnostics.ClusterDomain, place, problem);
        return null;
    }

    private OptionPlace? Take(ClusterOption option)
    {
        if (find(option.Name) is not { Text.Length: > 0 } place) return null;
        _places[option.Name] = place;
        return place;
    }

    private bool Refuse(OptionPlace place, string? problem)
    {
        if (problem is null) return false;
        Report(OptionDiagnostics.MalformedOption, place, problem);
        return true;
    }

    private void Report(DiagnosticDescriptor descriptor, OptionPlace place, string problem) =>
        diagnostics.Add(place.Mark(new Diagnostic(descriptor, $"Invalid value: {ObjectErrors.Quote(place.Text)}: {problem}")));
}
