using Knetc.Planning;

namespace Knetc.Output;

/// <summary>Makes the rules of nodes in one proxy mode. One instance serves all nodes of a cluster.</summary>
internal interface IProxyFiles
{
    /// <summary>The rules of one node.</summary>
    INodeRules Generate(NodePlan plan);
}
