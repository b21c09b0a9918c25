using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Net;
using Knetc.Planning;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.PodNetwork;

/// <summary>A node as the pod network sees it.</summary>
/// <param name="Node">The node.</param>
/// <param name="Addresses">All its addresses, internal ones first.</param>
/// <param name="Subnets">At most one of each family, that of a pod's first address first; none when the node has no pod range.</param>
/// <param name="Pods">The pods that are to have an interface of their own.</param>
public sealed record PodNode(
    Node Node, ImmutableArray<PlannedAddress> Addresses, ImmutableArray<PodSubnet> Subnets, ImmutableArray<Pod> Pods)
{
    private static readonly FieldPath AddressList = FieldPath.Of("status.addresses");
    private static readonly FieldPath RangeList = FieldPath.Of("spec.podCIDRs");
    private static readonly FieldPath SingleRange = FieldPath.Of("spec.podCIDR");

    /// <summary>Fewer host bits leave no address for a pod, and CNI's host-local refuses them.</summary>
    private const int MinHostBits = 2;

    public string Name => Node.Name;

    public static PodNode Create(Node node, ImmutableArray<Pod> pods)
    {
        var addresses = ImmutableArray.CreateBuilder<PlannedAddress>();
        Collect(node, "InternalIP", addresses);
        Collect(node, "ExternalIP", addresses);
        return new PodNode(node, addresses.ToImmutable(), SubnetsOf(node, addresses.Count > 0 ? addresses[0].Address.Family : IpFamily.IPv4), pods);
    }

    /// <summary>The address other nodes send to, or null.</summary>
    public PlannedAddress? AddressOf(IpFamily family)
    {
        foreach (var address in Addresses)
        {
            if (address.Address.Family == family) return address;
        }

        return null;
    }

    /// <summary>The subnet of a family, or null.</summary>
    public PodSubnet? SubnetOf(IpFamily family)
    {
        foreach (var subnet in Subnets)
        {
            if (subnet.Family == family) return subnet;
        }

        return null;
    }

    private static void Collect(Node node, string type, ImmutableArray<PlannedAddress>.Builder found)
    {
        for (int i = 0; i < node.Addresses.Length; i++)
        {
            var (kind, text) = node.Addresses[i];
            if (kind != type || !IpAddress.TryParse(text, ParsingGrade.Sloppy, out var address)) continue;
            found.Add(new PlannedAddress(address, new Origin(node.Manifest, AddressList.Index(i).Field("address"))));
        }
    }

    private static ImmutableArray<PodSubnet> SubnetsOf(Node node, IpFamily primary)
    {
        var subnets = new List<PodSubnet>();
        for (int i = 0; i < node.PodCIDRs.Length; i++)
        {
            if (!IpNetwork.TryParse(node.PodCIDRs[i], ParsingGrade.Sloppy, out var network) || network.HostBits < MinHostBits) continue;
            if (subnets.Exists(subnet => subnet.Family == network.Family)) continue;
            var path = node.Manifest.Has(SingleRange) && !node.Manifest.Has(RangeList) ? SingleRange : RangeList.Index(i);
            subnets.Add(new PodSubnet(network, new Origin(node.Manifest, path)));
        }

        // A list's sort would not keep the order of equals, but there are none.
        subnets.Sort((left, right) => (left.Family != primary).CompareTo(right.Family != primary));
        return [.. subnets];
    }
}
