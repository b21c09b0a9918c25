using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Schema;

namespace Knetc.PodNetwork;

/// <summary>A pod's own network: a namespace, and a pair of interfaces that leads from there to the node's bridge.</summary>
/// <param name="Interface">Name of the node's end.</param>
/// <param name="NetworkNamespace">Name of the namespace.</param>
/// <param name="Mac">Hardware address of the pod's end.</param>
/// <param name="Addresses">The pod's addresses in its node's subnets.</param>
/// <param name="Origin">The pod, or the template it is made from.</param>
public sealed record PodLink(string Interface, string NetworkNamespace, string Mac, ImmutableArray<IpAddress> Addresses, Origin Origin);
