using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Schema;

namespace Knetc.Ipvs;

/// <summary>An address and port that the kernel spreads over real servers.</summary>
/// <param name="Address">The address clients use.</param>
/// <param name="Protocol">tcp, udp or sctp.</param>
/// <param name="Port">The port clients use.</param>
/// <param name="Scheduler">How the kernel chooses a real server.</param>
/// <param name="PersistenceSeconds">How long a client keeps its real server; null without affinity.</param>
/// <param name="RealServers">May be empty: then the kernel refuses connections.</param>
/// <param name="Origin">The field that asks for it.</param>
public sealed record VirtualServer(
    IpAddress Address,
    string Protocol,
    int Port,
    string Scheduler,
    int? PersistenceSeconds,
    ImmutableArray<RealServer> RealServers,
    Origin Origin)
{
    /// <summary>Whether the scheduler hashes the client's port too; the reference asks for that with mh only.</summary>
    public bool HashesClientPort => Scheduler == "mh";
}
