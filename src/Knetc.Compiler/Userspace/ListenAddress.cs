using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Userspace;

/// <summary>Where a node's proxy listens.</summary>
/// <param name="Address">The bind address, or the unspecified address of the node's primary family.</param>
/// <param name="Host">An address of the node, for traffic of its own processes, which never goes to loopback.</param>
internal readonly record struct ListenAddress(IpAddress Address, IpAddress Host)
{
    public IpFamily Family => Address.Family;

    public static ListenAddress Of(NodePlan plan)
    {
        var family = plan.Addresses.PrimaryFamily;
        var bound = Parse(plan.Cluster.Options.Proxy.BindAddress);
        return new ListenAddress(
            bound is { IsUnspecified: false } address && address.Family == family ? address : new IpAddress(family, 0, 0),
            plan.Addresses.NodeIP(family));
    }

    /// <summary>The bind address of the configuration; null when it is not an address.</summary>
    public static IpAddress? Parse(string bindAddress) =>
        IpAddress.TryParse(bindAddress, ParsingGrade.Sloppy, out var address) ? address : null;
}
