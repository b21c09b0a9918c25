using System.Collections.Immutable;
using Knetc.Iptables;
using Knetc.Net;
using Knetc.Planning;
using Knetc.Schema;

namespace Knetc.Userspace;

/// <summary>Collects the rules that bring the traffic of service ports to the proxy.</summary>
internal sealed class UserspaceRules
{
    private static readonly ProtocolMatch Tcp = new("tcp", ModuleFollows: true);
    private static readonly ProtocolMatch Udp = new("udp", ModuleFollows: true);
    private static readonly ConnectionStateMatch New = new("NEW", ByOldName: true);

    private readonly ListenAddress _listen;
    private readonly RuleSink _nat = new();
    private readonly RuleSink _filter = new();

    public UserspaceRules(ListenAddress listen)
    {
        _listen = listen;
        _nat.Add(new Chain(UserspaceChainNames.PortalsContainer));
        _nat.Add(new Chain(UserspaceChainNames.PortalsHost));
        _nat.Add(new Chain(UserspaceChainNames.NodePortContainer));
        _nat.Add(new Chain(UserspaceChainNames.NodePortHost));
        _filter.Add(new Chain(UserspaceChainNames.NodePortNonLocal));
    }

    public ImmutableArray<Table> ToTables() =>
    [
        _nat.ToTable(TableName.Nat, UserspaceHooks.Nat),
        _filter.ToTable(TableName.Filter, UserspaceHooks.Filter),
    ];

    public void Add(PlannedServicePort port, int proxyPort)
    {
        var comment = new CommentMatch(port.NameText);
        var protocol = port.Protocol == "udp" ? Udp : Tcp;
        Match[] start = [comment, protocol, new DestinationPortMatch(port.Port)];
        Target toContainer = _listen.Address.IsUnspecified ? new RedirectTarget(proxyPort) : ToAddress(_listen.Address, proxyPort);
        Target toHost = ToAddress(_listen.Host, proxyPort);

        AddPortal(start, port.ClusterIP, toContainer, toHost);
        foreach (var address in port.ExternalIPs)
        {
            var destination = AddressMatch.Destination(address);
            Add(UserspaceChainNames.PortalsContainer, [.. start, destination, BridgePortMatch.NotIn], toContainer, address.Origin);
            Add(UserspaceChainNames.PortalsContainer, [.. start, destination, LocalAddressMatch.Destination], toContainer, address.Origin);
            Add(UserspaceChainNames.PortalsHost, [.. start, destination, LocalAddressMatch.Destination], toHost, address.Origin);
        }

        foreach (var vip in port.LoadBalancerVips) AddPortal(start, vip, toContainer, toHost);
        if (port.NodePort == 0) return;
        var origin = port.Origin with { Path = port.Origin.Path.Field("nodePort") };
        ImmutableArray<Match> nodePort = [comment, protocol, new DestinationPortMatch(port.NodePort)];
        Add(UserspaceChainNames.NodePortContainer, nodePort, toContainer, origin);
        Add(UserspaceChainNames.NodePortHost, nodePort, toHost, origin);
        _filter.Add(new Rule(
            UserspaceChainNames.NodePortNonLocal, [comment, protocol, new DestinationPortMatch(proxyPort), New], VerdictTarget.Accept, origin));
    }

    private static DestinationNatTarget ToAddress(IpAddress address, int port) => new(address, port, address.WithPort(port));

    private void AddPortal(Match[] start, PlannedAddress address, Target toContainer, Target toHost)
    {
        ImmutableArray<Match> matches = [.. start, AddressMatch.Destination(address)];
        Add(UserspaceChainNames.PortalsContainer, matches, toContainer, address.Origin);
        Add(UserspaceChainNames.PortalsHost, matches, toHost, address.Origin);
    }

    private void Add(string chain, ImmutableArray<Match> matches, Target target, Origin origin) =>
        _nat.Add(new Rule(chain, matches, target, origin));
}
