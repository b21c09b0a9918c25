using System.Collections.Immutable;
using Knetc.Planning;

namespace Knetc.Output;

/// <summary>The rules of one node, or of several that have the same.</summary>
internal interface INodeRules
{
    /// <summary>Writes the files that nodes with equal plans share, in the order of output.</summary>
    IEnumerable<RuleFile> Write(RuleFileWriter files);

    /// <summary>What kube-proxy would log on the node that the rules were made for.</summary>
    ImmutableArray<ProxyLogEntry> Log();
}
