using System.Collections.Immutable;
using Knetc.Iptables;
using Knetc.Net;

namespace Knetc.Userspace;

/// <summary>Everything one node needs in userspace mode.</summary>
/// <param name="ListenAddress">Where the proxy listens; unspecified for all addresses of the family.</param>
/// <param name="Servers">What the proxy does, by service port.</param>
/// <param name="IPv4">Rules that bring traffic to the proxy; none in the family that is not the node's primary one.</param>
/// <param name="IPv6">The same for IPv6.</param>
public sealed record UserspaceRuleSet(
    IpAddress ListenAddress, ImmutableArray<StreamServer> Servers, IptablesRuleSet IPv4, IptablesRuleSet IPv6);
