using System.Collections.Immutable;
using Knetc.Planning;

namespace Knetc.Output;

/// <summary>The rules of one node, or of several that have the same.</summary>
internal interface INodeRules
{
    /// <summary>Writes the files that nodes with equal plans share, in the order of output.</summary>
    /// <param name="sourceMap">When given, numbers where the lines come from.</param>
    IEnumerable<RuleFile> Write(SourceMap? sourceMap);

    /// <summary>What kube-proxy would log on the node that the rules were made for.</summary>
    ImmutableArray<ProxyLogEntry> Log();
}
