using Knetc.Net;

namespace Knetc.Incremental;

/// <summary>The rules of one node.</summary>
/// <param name="origins">Numbers where lines come from; null when nobody asks.</param>
internal sealed class NodeRulesMemory(OriginMemory? origins)
{
    private readonly FamilyRulesMemory _ipv4 = new(origins);
    private readonly FamilyRulesMemory _ipv6 = new(origins);

    /// <summary>Whether it is known where lines come from.</summary>
    public bool HasOrigins => origins is not null;

    public FamilyRulesMemory Of(IpFamily family) => family == IpFamily.IPv4 ? _ipv4 : _ipv6;
}
