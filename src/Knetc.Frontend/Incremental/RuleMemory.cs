using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Rules;

namespace Knetc.Incremental;

/// <summary>
/// What each rule across objects finds in a run. After an edit a rule that does not look at what was edited finds the same, and a local one
/// that found nothing looks at that alone.
/// </summary>
internal sealed class RuleMemory
{
    private readonly (ImmutableArray<Diagnostic> Found, Looks Looks)[] _results = new (ImmutableArray<Diagnostic>, Looks)[ClusterRules.All.Length];
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
            ClusterRules.ForEach(cluster, i => _results[i] = Check(ClusterRules.All[i], cluster));
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
            bool isConcerned = Concerns(edit, rule, looks);
            if (isConcerned && rule.IsLocal && found.IsEmpty)
            {
                // It may have come to look at more, by a way that was not taken before.
                var (now, also) = Check(rule, edited);
                _results[i] = (now, looks | also);
            }
            else if (isConcerned || edit.PointInto(found))
            {
                WholeCount++;
                _results[i] = Check(rule, cluster);
            }
        }
    }

    private static bool Concerns(ClusterEdit edit, ClusterRule rule, Looks looks)
    {
        if (edit.ChangesSlices && (looks & Looks.AtSlices) != 0) return true;
        if ((looks & Looks.AtServices) == 0) return false;
        foreach (var service in edit.Services)
        {
            if (rule.DependsOn(service.Before, service.Now)) return true;
        }

        return false;
    }

    private static (ImmutableArray<Diagnostic> Found, Looks Looks) Check(ClusterRule rule, ClusterView cluster)
    {
        ClusterView.Looks = Looks.AtNeither;
        var found = ClusterRules.Check(rule, cluster);
        return (found, ClusterView.Looks);
    }
}
