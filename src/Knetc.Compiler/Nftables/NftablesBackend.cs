using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Nftables;

/// <summary>
/// Translates plans into the table of nftables mode, laid out like the reference's. One instance serves all nodes of a cluster
/// and keeps what they share; it may be used from several threads.
/// </summary>
public sealed class NftablesBackend
{
    private readonly NftablesRelease _release;
    private readonly FamilyParts _ipv4;
    private readonly FamilyParts _ipv6;

    public NftablesBackend(ClusterPlan cluster)
    {
        _release = cluster.Options.KubeVersion.IsAtLeast(33) ? NftablesRelease.Stable : NftablesRelease.Early;
        _ipv4 = FamilyParts.Create(cluster.IPv4, _release);
        _ipv6 = FamilyParts.Create(cluster.IPv6, _release);
    }

    /// <summary>The tables of both families on one node of this instance's cluster.</summary>
    public NftRuleSet Generate(NodePlan plan) => new([Generate(plan, IpFamily.IPv4), Generate(plan, IpFamily.IPv6)]);

    private NftTable Generate(NodePlan plan, IpFamily family)
    {
        var node = plan.Family(family);
        var parts = family == IpFamily.IPv4 ? _ipv4 : _ipv6;
        var table = new TableSink(chains: node.Services.EndpointCount + (3 * node.Ports.Length));
        table.Chains.AddRange(StaticChains.Create(node, plan.Cluster, _release).AsSpan());
        var translation = new ServiceTranslation(node, plan.Cluster.MasqueradeAll, _release, table);
        foreach (var port in node.Ports)
        {
            int index = port.Port.Index;
            translation.Add(port, parts.Ports[index], parts.IsShared[index]);
        }

        return new NftTable(family, NftablesNames.Table, "rules for kube-proxy", Sets(node, parts.ClusterIPs, table), [.. table.Chains]);
    }

    /// <summary>The sets and maps that both layouts have, and those of affinity.</summary>
    /// <param name="node">Says where node ports are served.</param>
    /// <param name="clusterIPs">Each cluster IP once.</param>
    /// <param name="table">What the service ports need.</param>
    internal static ImmutableArray<NftSet> Sets(NodeFamilyPlan node, ImmutableArray<Element> clusterIPs, TableSink table)
    {
        var words = FamilyWords.Of(node.Family);
        var addresses = new NamedElementType(words.AddressType);
        var sets = ImmutableArray.CreateBuilder<NftSet>(7 + table.AffinitySets.Count);
        sets.Add(new NftSet(NftablesNames.ClusterIPs, addresses, clusterIPs) { Comment = "Active ClusterIPs" });
        if (!node.NodePortAddresses.MatchAll)
        {
            sets.Add(new NftSet(NftablesNames.NodePortIPs, addresses, NodePortIPs(node.NodePortAddresses), node.NodePortAddresses.Origin)
            {
                Comment = "IPs that accept NodePort traffic",
            });
        }

        AddMap(
            NftablesNames.NoEndpointServices, words.ServiceMap, table.NoEndpointServices, "vmap to drop or reject packets to services with no endpoints");
        AddMap(
            NftablesNames.NoEndpointNodePorts,
            words.NodePortMap,
            table.NoEndpointNodePorts,
            "vmap to drop or reject packets to service nodeports with no endpoints");
        AddMap(NftablesNames.FirewallIPs, words.ServiceMap, table.FirewallIPs, "destinations that are subject to LoadBalancerSourceRanges");
        AddMap(NftablesNames.ServiceIPs, words.ServiceMap, table.ServiceIPs, "ClusterIP, ExternalIP and LoadBalancer IP traffic");
        AddMap(NftablesNames.ServiceNodePorts, words.NodePortMap, table.ServiceNodePorts, "NodePort traffic");
        sets.AddRange(table.AffinitySets);
        return sets.DrainToImmutable();

        void AddMap(string name, NamedElementType type, ElementSink elements, string comment) =>
            sets.Add(new NftSet(name, type, elements.ToElements()) { Comment = comment });
    }

    private static ImmutableArray<Element> NodePortIPs(NodePortAddresses addresses)
    {
        var elements = ImmutableArray.CreateBuilder<Element>(addresses.Selected.Length);
        foreach (var address in addresses.Selected)
        {
            if (!address.IsLoopback) elements.Add(new Element(new AddressDatum(address), Origin: addresses.Origin));
        }

        return elements.DrainToImmutable();
    }
}
