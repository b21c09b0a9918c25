using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Rules;

namespace Knetc.Incremental;

/// <summary>
/// What each rule across objects finds in a run. After an edit of slices a rule that does not look at slices finds the same, and
/// a local one that found nothing looks at what was edited.
/// </summary>
internal sealed class RuleMemory
{
    private readonly (ImmutableArray<Diagnostic> Found, bool LooksAtSlices)[] _results = new (ImmutableArray<Diagnostic>, bool)[ClusterRules.All.Length];
    private readonly bool _isKnown;
    private bool _isComplete;

    /// <param name="before">The run before, of the same cluster but for an edit; null when there is none.</param>
    public RuleMemory(RuleMemory? before = null)
    {
        // Nobody may have asked for the findings of that run.
        if (before is not { _isComplete: true }) return;
        _isKnown = true;
        before._results.CopyTo(_results, 0);
    }

    /// <summary>How many rules the run held against the whole cluster.</summary>
    public int WholeCount { get; private set; }

    /// <summary>Runs the rules.</summary>
    /// <param name="cluster">The whole cluster.</param>
    /// <param name="edit">What happened since the last run; null when that does not count.</param>
    /// <param name="diagnostics">Receives the findings.</param>
    public void Check(ClusterView cluster, ClusterEdit? edit, DiagnosticBag diagnostics)
    {
        bool isEdit = edit is not null && _isKnown;
        var edited = isEdit ? edit!.View() : null;
        for (int i = 0; i < _results.Length; i++)
        {
            var rule = ClusterRules.All[i];
            var (found, looks) = _results[i];
            if (isEdit && looks && rule.IsLocal && found.IsEmpty) found = Run(rule, edited!);
            else if (!isEdit || looks || edit!.PointInto(found)) (found, looks) = RunWhole(rule, cluster);
            _results[i] = (found, looks);
            diagnostics.AddRange(found);
        }

        _isComplete = true;
    }

    private (ImmutableArray<Diagnostic> Found, bool LooksAtSlices) RunWhole(ClusterRule rule, ClusterView cluster)
    {
        WholeCount++;
        cluster.LooksAtSlices = false;
        var found = Run(rule, cluster);
        return (found, cluster.LooksAtSlices);
    }

    private static ImmutableArray<Diagnostic> Run(ClusterRule rule, ClusterView cluster)
    {
        var found = new DiagnosticBag();
        rule.Check(cluster, new RuleFindings(rule.Descriptor, found));
        return found.ToImmutable();
    }
}
