using Knetc.Planning;

namespace Knetc.Ipvs;

/// <summary>A load balancer address whose source ranges leave the node itself out.</summary>
internal readonly record struct RefusedVip(PlannedAddress Address, string Protocol, int Port);
