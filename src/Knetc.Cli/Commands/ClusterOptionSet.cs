using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Knetc.Net;
using Knetc.Options;
using Knetc.Schema;

namespace Knetc.Cli.Commands;

/// <summary>The options that describe the cluster, under the names that Kubernetes components give them.</summary>
internal sealed class ClusterOptionSet
{
    public Option<string[]> Nodes { get; } = new("--node") { Description = "Only this node; may be repeated.", HelpName = "NAME" };

    private readonly Option<int?> _nodeCount = Integer("--nodes", 1, 5000, "How many nodes to assume when the input has no Node objects (default 1).");

    private readonly Option<ProxyMode?> _proxyMode = new("--proxy-mode")
    {
        Description = "iptables, ipvs, nftables or userspace.",
        HelpName = "MODE",
        CustomParser = ParseMode,
    };

    private readonly Option<NftablesLayout?> _nftablesLayout = new("--nftables-layout")
    {
        Description = "Layout of mode nftables: reference (default) or compact.",
        HelpName = "LAYOUT",
        CustomParser = ParseLayout,
    };

    private readonly Option<ImmutableArray<IpNetwork>?> _serviceRange = Cidrs("--service-cluster-ip-range", "Ranges of cluster IPs, at most one of each family.");

    private readonly Option<ImmutableArray<IpNetwork>?> _clusterCidr = Cidrs("--cluster-cidr", "Ranges of pod IPs, at most one of each family.");

    private readonly Option<PortRange?> _nodePorts = new("--service-node-port-range")
    {
        Description = "Range of node ports (default 30000-32767).",
        HelpName = "A-B",
        CustomParser = ParseRange,
    };

    private readonly Option<int?> _maskSize = Integer("--node-cidr-mask-size", 1, 128, "Prefix length of a node's pod range (default 24, IPv6 64).");

    private readonly Option<KubeVersion?> _version = new("--kube-version")
    {
        Description = $"Kubernetes release to agree with, {KubeVersion.Oldest} to {KubeVersion.Newest} (default: the newest).",
        HelpName = "X.Y",
        CustomParser = ParseVersion,
    };

    public void AddTo(Command command)
    {
        command.Add(Nodes);
        command.Add(_nodeCount);
        command.Add(_proxyMode);
        command.Add(_nftablesLayout);
        command.Add(_serviceRange);
        command.Add(_clusterCidr);
        command.Add(_nodePorts);
        command.Add(_maskSize);
        command.Add(_version);
    }

    /// <summary>What the command line states about the cluster.</summary>
    public OptionLayer Layer(ParseResult result) => new(OptionSources.CommandLine)
    {
        KubeVersion = result.GetValue(_version),
        ServiceClusterIPRanges = result.GetValue(_serviceRange),
        ClusterCidrs = result.GetValue(_clusterCidr),
        ServiceNodePortRange = result.GetValue(_nodePorts),
        NodeCidrMaskSize = result.GetValue(_maskSize),
        ProxyMode = result.GetValue(_proxyMode),
        NftablesLayout = result.GetValue(_nftablesLayout),
        NodeCount = result.GetValue(_nodeCount),
        Places = Written(result),
    };

    /// <summary>The ranges as written: their host bits are a finding.</summary>
    private ImmutableDictionary<string, OptionPlace> Written(ParseResult result)
    {
        var places = ImmutableDictionary<string, OptionPlace>.Empty;
        if (result.GetResult(_serviceRange) is { Tokens: [var services, ..] }) places = places.Add(ClusterOption.ServiceClusterIPRange.Name, new OptionPlace(services.Value, null));
        if (result.GetResult(_clusterCidr) is { Tokens: [var pods, ..] }) places = places.Add(ClusterOption.ClusterCidr.Name, new OptionPlace(pods.Value, null));
        return places;
    }

    private static Option<ImmutableArray<IpNetwork>?> Cidrs(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "CIDR[,CIDR]",
        CustomParser = static result =>
        {
            if (OptionSyntax.ParseCidrs(result.Tokens[0].Value, out var networks) is not { } error) return networks;
            result.AddError(error);
            return null;
        },
    };

    private static ProxyMode? ParseMode(ArgumentResult result)
    {
        if (OptionSyntax.TryParseProxyMode(result.Tokens[0].Value, out var mode)) return mode;
        result.AddError($"\"{result.Tokens[0].Value}\" is not a proxy mode: use iptables, ipvs, nftables or userspace");
        return null;
    }

    private static NftablesLayout? ParseLayout(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (OptionSyntax.ParseNftablesLayout(text, out var layout) is not { } error) return layout;
        result.AddError($"\"{text}\" is {error}");
        return null;
    }

    private static PortRange? ParseRange(ArgumentResult result)
    {
        if (OptionSyntax.ParsePortRange(result.Tokens[0].Value, out var range) is not { } error) return range;
        result.AddError(error);
        return null;
    }

    private static KubeVersion? ParseVersion(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (OptionSyntax.ParseVersion(text, out var version) is not { } error) return version;
        result.AddError($"\"{text}\" is {error}");
        return null;
    }

    private static Option<int?> Integer(string name, int low, int high, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (OptionSyntax.ParseNumber(text, low, high, out int value) is null) return value;
            result.AddError($"\"{text}\" is not a number between {low} and {high}");
            return null;
        },
    };
}
