using Knetc.Planning;

namespace Knetc.Iptables;

/// <summary>The rules of one node and family that stand around those of the service ports.</summary>
internal sealed record IptablesFrame(RuleSink FilterStart, RuleSink FilterEnd, RuleSink NatStart, RuleSink NatEnd)
{
    public static IptablesFrame Create(NodePlan plan, NodeFamilyPlan family)
    {
        var frame = new IptablesFrame(new RuleSink(), new RuleSink(), new RuleSink(), new RuleSink());
        bool localhostNodePorts = IptablesBackend.ServesLocalhostNodePorts(plan, family.Family);
        IptablesBackend.Start(plan, localhostNodePorts, frame.FilterStart, frame.NatStart);
        IptablesBackend.End(plan, family, localhostNodePorts, frame.FilterEnd, frame.NatEnd);
        return frame;
    }
}
