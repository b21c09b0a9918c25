using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Options;
using Knetc.Schema;

namespace Knetc.Generators.Inputs;

/// <summary>The properties that stand for options of the command line.</summary>
internal static class ClusterOptionProperties
{
    public static readonly ImmutableArray<string> Names =
    [
        "KnetcKubeVersion", "KnetcServiceClusterIPRange", "KnetcClusterCIDR", "KnetcServiceNodePortRange", "KnetcNodeCIDRMaskSize",
        "KnetcProxyMode", "KnetcNodes",
    ];

    /// <summary>Reads the texts of the properties, an empty one where a property is not set.</summary>
    public static OptionLayer Parse(IReadOnlyList<string> texts, ICollection<string> problems)
    {
        var layer = new OptionLayer(OptionSources.CommandLine);
        for (int i = 0; i < texts.Count; i++)
        {
            if (texts[i].Length == 0) continue;

            // A list in MSBuild has semicolons, on a command line commas.
            string text = texts[i].Replace(';', ',');
            if (Set(ref layer, Names[i], text) is { } problem) problems.Add($"{Names[i]} is \"{texts[i]}\": {problem}");
        }

        return layer;
    }

    private static string? Set(ref OptionLayer layer, string name, string text)
    {
        string? problem = null;
        ImmutableArray<IpNetwork> networks;
        int number;
        switch (name)
        {
            case "KnetcKubeVersion":
                problem = OptionSyntax.ParseVersion(text, out KubeVersion version);
                if (problem is null) layer = layer with { KubeVersion = version };
                break;
            case "KnetcServiceClusterIPRange":
                problem = OptionSyntax.ParseCidrs(text, out networks);
                if (problem is null) layer = Written(layer with { ServiceClusterIPRanges = networks }, ClusterOption.ServiceClusterIPRange, text);
                break;
            case "KnetcClusterCIDR":
                problem = OptionSyntax.ParseCidrs(text, out networks);
                if (problem is null) layer = Written(layer with { ClusterCidrs = networks }, ClusterOption.ClusterCidr, text);
                break;
            case "KnetcServiceNodePortRange":
                problem = OptionSyntax.ParsePortRange(text, out PortRange ports);
                if (problem is null) layer = layer with { ServiceNodePortRange = ports };
                break;
            case "KnetcNodeCIDRMaskSize":
                problem = OptionSyntax.ParseNumber(text, 1, 128, out number);
                if (problem is null) layer = layer with { NodeCidrMaskSize = number };
                break;
            case "KnetcProxyMode":
                if (OptionSyntax.TryParseProxyMode(text, out var mode)) layer = layer with { ProxyMode = mode };
                else problem = "use iptables, ipvs, nftables or userspace";
                break;
            case "KnetcNodes":
                problem = OptionSyntax.ParseNumber(text, 1, 5000, out number);
                if (problem is null) layer = layer with { NodeCount = number };
                break;
        }

        return problem;
    }

    private static OptionLayer Written(OptionLayer layer, ClusterOption option, string text) =>
        layer with { Places = layer.Places.SetItem(option.Name, new OptionPlace(text, null)) };
}
