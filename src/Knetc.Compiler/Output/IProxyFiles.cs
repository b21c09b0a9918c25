using System.Collections.Immutable;
using Knetc.Planning;

namespace Knetc.Output;

/// <summary>Writes what the nodes need in one proxy mode. One instance serves all nodes of a cluster.</summary>
internal interface IProxyFiles
{
    /// <summary>The files of one node, in the order of output.</summary>
    /// <param name="plan">The node.</param>
    /// <param name="sourceMap">When given, learns where the lines come from.</param>
    /// <param name="log">When given, receives what kube-proxy would log on the node.</param>
    IEnumerable<Artifact> Write(NodePlan plan, SourceMap? sourceMap, Action<ImmutableArray<ProxyLogEntry>>? log);
}
