using Knetc.Binding;
using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>One thing that can be wrong between objects that are each right. A rule has no state.</summary>
/// <param name="descriptor">What the rule reports.</param>
internal abstract class ClusterRule(DiagnosticDescriptor descriptor)
{
    public DiagnosticDescriptor Descriptor => descriptor;

    /// <summary>
    /// Whether all that is found about a Service, or about its slices, depends on no other Service and no others' slices. After a run without
    /// findings, one in which Services and slices were edited needs to look at no others: <see cref="Check"/> gets a view that has but these.
    /// </summary>
    public virtual bool IsLocal => false;

    /// <summary>Whether an edit of a Service may change what is found, about whatever object.</summary>
    /// <param name="before">The Service before.</param>
    /// <param name="now">The Service now. Name, type, families, cluster IPs, external IPs, node ports and load balancer are as before.</param>
    public virtual bool DependsOn(Service before, Service now) => true;

    /// <summary>Looks the whole cluster over. The cost grows with the cluster: joins go by hash or by sorted interval.</summary>
    public abstract void Check(ClusterView cluster, RuleFindings findings);
}
