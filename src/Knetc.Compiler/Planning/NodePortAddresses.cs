using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Options;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Planning;

/// <summary>The node's addresses on which one proxy instance serves node ports (<c>nodePortAddresses</c>).</summary>
/// <param name="Configured">Whether the configuration names anything for this family; defaults differ by back end.</param>
/// <param name="MatchAll">Every local address; <paramref name="Selected"/> does not count then.</param>
/// <param name="ContainsIPv4Loopback">Whether an IPv4 entry takes loopback addresses in.</param>
/// <param name="Selected">The addresses of the node inside the configured networks, each once, in numeric order.</param>
/// <param name="Origin">The list in the configuration, or nothing when it is the default.</param>
public sealed record NodePortAddresses(
    bool Configured, bool MatchAll, bool ContainsIPv4Loopback, ImmutableArray<IpAddress> Selected, Origin Origin)
{
    /// <param name="cluster">The plan whose configuration counts.</param>
    /// <param name="family">Only entries and addresses of this family take part.</param>
    /// <param name="addresses">The node's addresses.</param>
    public static NodePortAddresses Create(ClusterPlan cluster, IpFamily family, NodeAddresses addresses)
    {
        var proxy = cluster.Options.Proxy;
        var networks = new List<IpNetwork>();
        bool matchAll = false;
        bool configured = false;
        if (proxy.NodePortAddresses is ["primary"] && cluster.Options.KubeVersion.IsAtLeast(31))
        {
            configured = true;
            AddNodeIP();
        }

        foreach (string text in proxy.NodePortAddresses)
        {
            if (!IpNetwork.TryParse(text, ParsingGrade.Sloppy, out var network) || network.Family != family) continue;
            configured = true;
            networks.Add(network);

            // Only these two spellings; another /0 is an ordinary entry that happens to contain everything.
            matchAll |= text is "0.0.0.0/0" or "::/0";
        }

        if (!configured)
        {
            // By default nftables mode serves node ports where a client would look for them, the others everywhere.
            matchAll = cluster.Options.ProxyMode != ProxyMode.Nftables;
            if (!matchAll) AddNodeIP();
        }

        bool loopback = family == IpFamily.IPv4 && (matchAll || networks.Exists(IncludesLoopback));
        Origin origin = configured ? new Origin(proxy.Manifest, FieldPath.Of("nodePortAddresses")) : default;
        return new NodePortAddresses(configured, matchAll, loopback, matchAll ? [] : Select(networks, addresses), origin);

        void AddNodeIP()
        {
            var node = addresses.NodeIP(family);
            if (!node.IsLoopback) networks.Add(new IpNetwork(node, node.BitLength));
        }
    }

    private static bool IncludesLoopback(IpNetwork network) =>
        network.Address.IsLoopback || network.Contains(IpAddress.FromIPv4(0x7f000000));

    private static ImmutableArray<IpAddress> Select(List<IpNetwork> networks, NodeAddresses addresses)
    {
        var selected = new SortedSet<IpAddress>();
        foreach (var address in addresses.Interfaces)
        {
            foreach (var network in networks)
            {
                if (network.Contains(address)) selected.Add(address);
            }
        }

        return [.. selected];
    }
}
