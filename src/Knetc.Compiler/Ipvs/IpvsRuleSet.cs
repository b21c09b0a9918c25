using System.Collections.Immutable;
using Knetc.Iptables;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Ipvs;

/// <summary>Everything the proxy of one node and family puts into the kernel in ipvs mode.</summary>
/// <param name="Family">The family.</param>
/// <param name="Sets">All sets, empty ones too.</param>
/// <param name="Addresses">The addresses bound to the dummy interface, each once.</param>
/// <param name="VirtualServers">One for each address, protocol and port.</param>
/// <param name="Iptables">The rules that mark, masquerade and filter; they match the sets.</param>
public sealed record IpvsRuleSet(
    IpFamily Family,
    ImmutableArray<IpSet> Sets,
    ImmutableArray<PlannedAddress> Addresses,
    ImmutableArray<VirtualServer> VirtualServers,
    IptablesRuleSet Iptables);
