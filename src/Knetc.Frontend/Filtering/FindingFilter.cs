using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Incremental;
using Knetc.Text;

namespace Knetc.Filtering;

/// <summary>
/// Puts the project's severities and all suppressions in force. Nothing that is compiled depends on it: an object with an
/// error stays left out whatever becomes of the finding.
/// </summary>
internal sealed class FindingFilter
{
    private readonly ImmutableArray<SourceText> _sources;
    private readonly SeveritySettings _severities;
    private readonly SuppressionIndex _suppressions;
    private readonly DiagnosticBag _notes = new();

    /// <param name="project">The project in force, or null.</param>
    /// <param name="sources">The files, whose comments may hold suppressions.</param>
    /// <param name="memory">The comments of files that were searched before.</param>
    public FindingFilter(Project? project, ImmutableArray<SourceText> sources, SuppressionMemory? memory = null)
    {
        _sources = sources;
        _severities = new SeveritySettings(project, _notes);
        _suppressions = new SuppressionIndex(project, sources, _notes, memory);
    }

    /// <summary>The findings of all phases, divided, with those about the suppressions themselves.</summary>
    public FilteredDiagnostics ApplyToAll(ImmutableArray<Diagnostic> diagnostics)
    {
        var used = new HashSet<int>();
        var findings = Apply(diagnostics, used);
        var notes = new DiagnosticBag();
        notes.AddRange(_notes.ToImmutable());
        _suppressions.ReportUnused(used, diagnostics.Any(static found => found.Severity == Severity.Error && found.Descriptor.Latitude != Latitude.Full), notes);
        var reported = findings.Reported.AddRange(notes.ToImmutable().Select(_severities.Adjust).OfType<Diagnostic>());
        return new FilteredDiagnostics(DiagnosticOrder.Sort(reported, _sources), DiagnosticOrder.Sort(findings.Suppressed, _sources));
    }

    /// <summary>Findings that were made later, such as a back end's, divided.</summary>
    public FilteredDiagnostics Apply(ImmutableArray<Diagnostic> diagnostics) => Apply(diagnostics, []);

    private FilteredDiagnostics Apply(ImmutableArray<Diagnostic> diagnostics, HashSet<int> used)
    {
        var reported = ImmutableArray.CreateBuilder<Diagnostic>(diagnostics.Length);
        var suppressed = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var found in diagnostics)
        {
            int suppression = _suppressions.Find(found);
            if (suppression >= 0) used.Add(suppression);
            if (_severities.Adjust(found) is not { } diagnostic) continue;
            if (suppression < 0) reported.Add(diagnostic);
            else suppressed.Add(diagnostic with { Suppression = _suppressions[suppression] });
        }

        return new FilteredDiagnostics(reported.ToImmutable(), suppressed.ToImmutable());
    }
}
