using System.Collections.Immutable;
using System.Globalization;
using Knetc.Binding;
using Knetc.Net;
using Knetc.Schema;

namespace Knetc.Options;

/// <summary>Stands in for nodes where the input has none: <c>node-1</c>, <c>node-2</c>, …, and a pod range for them.</summary>
internal static class AssumedNodes
{
    private static readonly IpNetwork PodRangeIPv4 = new(IpAddress.FromIPv4(0x0AF40000), 16);
    private static readonly IpNetwork PodRangeIPv6 = new(new IpAddress(IpFamily.IPv6, 0xfd00_0010_0244_0000, 0), 56);

    public static ImmutableArray<Node> Create(int count)
    {
        var nodes = ImmutableArray.CreateBuilder<Node>(count);
        for (int i = 1; i <= count; i++)
        {
            string name = "node-" + i.ToString(CultureInfo.InvariantCulture);
            nodes.Add(new Node(
                new ManifestObject("v1", "Node", "", name),
                new ObjectMeta { Name = name, Labels = NodeLabels.Complete(name, []) })
            {
                IsAssumed = true,
            });
        }

        nodes.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return nodes.MoveToImmutable();
    }

    /// <summary>
    /// Assumed nodes without a pod range would leave every pod without an address; where nobody states one they get the one
    /// that many clusters have, in the families of the service ranges.
    /// </summary>
    public static OptionLayer PodRange(ImmutableArray<IpNetwork> serviceRanges) => new(OptionSources.Assumed)
    {
        IsDefault = true,
        ClusterCidrs = [.. serviceRanges.Select(static range => range.Family == IpFamily.IPv4 ? PodRangeIPv4 : PodRangeIPv6)],
    };
}
