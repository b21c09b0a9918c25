using Knetc.Net;

namespace Knetc.Incremental;

/// <summary>The rules of one node.</summary>
internal sealed class NodeRulesMemory
{
    private readonly FamilyRulesMemory _ipv4 = new();
    private readonly FamilyRulesMemory _ipv6 = new();

    public FamilyRulesMemory Of(IpFamily family) => family == IpFamily.IPv4 ? _ipv4 : _ipv6;
}
