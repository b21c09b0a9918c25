using Knetc.Binding;
using Knetc.Iptables;
using Knetc.Ipvs;
using Knetc.Net;
using Knetc.Nftables;
using Knetc.Options;
using Knetc.Planning;
using Knetc.Userspace;

namespace Knetc.Tracing;

/// <summary>Traces packets through the rules that one node has in the cluster's proxy mode.</summary>
public sealed class NodeTracer
{
    private readonly Lazy<Tracer> _ipv4;
    private readonly Lazy<Tracer> _ipv6;

    /// <param name="cluster">The cluster; its mode must have a back end.</param>
    /// <param name="node">One of its nodes.</param>
    public NodeTracer(ClusterPlan cluster, Node node)
    {
        Plan = cluster.ForNode(node);
        Func<IpFamily, Tracer> create;
        switch (cluster.Options.ProxyMode)
        {
            case ProxyMode.Iptables:
                var iptables = new IptablesBackend(cluster);
                create = family => Tracer.Create(Plan, iptables.Generate(Plan, family));
                break;
            case ProxyMode.Ipvs:
                var ipvs = new IpvsBackend(cluster);
                create = family => Tracer.Create(Plan, ipvs.Generate(Plan, family));
                break;
            case ProxyMode.Nftables:
                var nftables = NftablesLayouts.BackEnd(cluster)(Plan);
                create = family => Tracer.Create(Plan, nftables.Tables.Single(table => table.Family == family));
                break;
            case ProxyMode.Userspace:
                var userspace = new UserspaceBackend(cluster).Generate(Plan);
                create = family => Tracer.Create(Plan, userspace, family);
                break;
            default:
                throw new NotSupportedException($"There is no back end for mode {cluster.Options.ProxyMode}.");
        }

        _ipv4 = new(() => create(IpFamily.IPv4));
        _ipv6 = new(() => create(IpFamily.IPv6));
    }

    public NodePlan Plan { get; }

    /// <summary>Every way the packet may go.</summary>
    public TraceResult Trace(Packet packet, AffinityMemory? memory = null) => Family(packet.Family).Trace(packet, memory);

    /// <summary>One sentence, without a full stop, on why the packet ends where it does.</summary>
    public string Explain(TraceResult result) => new TraceReason(Plan, Family(result.Packet.Family).IsLocal).Explain(result);

    /// <summary>Whether the node has the address itself in this mode.</summary>
    public bool IsLocal(IpAddress address) => Family(address.Family).IsLocal(address);

    private Tracer Family(IpFamily family) => (family == IpFamily.IPv4 ? _ipv4 : _ipv6).Value;
}
