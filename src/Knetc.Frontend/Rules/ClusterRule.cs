using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>One thing that can be wrong between objects that are each right. A rule has no state.</summary>
/// <param name="descriptor">What the rule reports.</param>
internal abstract class ClusterRule(DiagnosticDescriptor descriptor)
{
    public DiagnosticDescriptor Descriptor => descriptor;

    /// <summary>Looks the whole cluster over. The cost grows with the cluster: joins go by hash or by sorted interval.</summary>
    public abstract void Check(ClusterView cluster, RuleFindings findings);
}
