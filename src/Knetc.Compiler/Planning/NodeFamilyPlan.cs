using System.Collections.Immutable;
using Knetc.Net;

namespace Knetc.Planning;

/// <summary>What the proxy instance of one family on one node has to do, whatever the back end.</summary>
/// <param name="Services">What is the same on every node.</param>
/// <param name="NodeIP">Decides whether source ranges let the node itself through.</param>
/// <param name="Detector">How traffic of local pods is recognised.</param>
/// <param name="NodePortAddresses">Where node ports are served.</param>
/// <param name="Ports">All service ports in the order of output, with the endpoints this node uses.</param>
public sealed record NodeFamilyPlan(
    FamilyServices Services,
    IpAddress NodeIP,
    LocalDetector Detector,
    NodePortAddresses NodePortAddresses,
    ImmutableArray<NodeServicePort> Ports)
{
    public IpFamily Family => Services.Family;
}
