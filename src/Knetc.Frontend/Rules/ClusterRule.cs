using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>One thing that can be wrong between objects that are each right. A rule has no state.</summary>
/// <param name="descriptor">What the rule reports.</param>
internal abstract class ClusterRule(DiagnosticDescriptor descriptor)
{
    public DiagnosticDescriptor Descriptor => descriptor;

    /// <summary>
    /// Whether all that a finding says of slices is about those of one Service. After a run without findings, one in which slices
    /// changed needs to look at no others, nor at other Services: <see cref="Check"/> gets a view that has but these.
    /// </summary>
    public virtual bool IsLocal => false;

    /// <summary>Looks the whole cluster over. The cost grows with the cluster: joins go by hash or by sorted interval.</summary>
    public abstract void Check(ClusterView cluster, RuleFindings findings);
}
