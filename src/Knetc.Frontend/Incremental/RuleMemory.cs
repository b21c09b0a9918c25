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
        if (edit is not null && _isKnown) CheckEdit(cluster, edit);
        else
        {
            WholeCount = _results.Length;
            ClusterRules.ForEach(cluster, i => _results[i] = CheckWhole(ClusterRules.All[i], cluster));
        }

        foreach (var (found, _) in _results) diagnostics.AddRange(found);
        _isComplete = true;
    }

    private void CheckEdit(ClusterView cluster, ClusterEdit edit)
    {
        var edited = edit.View();
        for (int i = 0; i < _results.Length; i++)
        {
            var rule = ClusterRules.All[i];
            var (found, looks) = _results[i];
            if (looks && rule.IsLocal && found.IsEmpty)
            {
                _results[i] = (ClusterRules.Check(rule, edited), true);
            }
            else if (looks || edit.PointInto(found))
            {
                WholeCount++;
                _results[i] = CheckWhole(rule, cluster);
            }
        }
    }

    private static (ImmutableArray<Diagnostic> Found, bool LooksAtSlices) CheckWhole(ClusterRule rule, ClusterView cluster)
    {
        ClusterView.LooksAtSlices = false;
        var found = ClusterRules.Check(rule, cluster);
        return (found, ClusterView.LooksAtSlices);
    }
}
