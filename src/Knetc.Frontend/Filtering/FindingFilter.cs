using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Text;

namespace Knetc.Filtering;

/// <summary>Puts the project's severities and all suppressions in force. Findings never influence what is compiled after this.</summary>
internal static class FindingFilter
{
    /// <param name="diagnostics">The findings of all phases.</param>
    /// <param name="project">The project in force, or null.</param>
    /// <param name="sources">The files, whose comments may hold suppressions.</param>
    public static FilteredDiagnostics Apply(ImmutableArray<Diagnostic> diagnostics, Project? project, ImmutableArray<SourceText> sources)
    {
        var notes = new DiagnosticBag();
        var severities = new SeveritySettings(project, notes);
        var suppressions = new SuppressionIndex(project, sources, notes);
        var reported = ImmutableArray.CreateBuilder<Diagnostic>(diagnostics.Length);
        var suppressed = ImmutableArray.CreateBuilder<Diagnostic>();
        bool isIncomplete = false;
        foreach (var found in diagnostics)
        {
            isIncomplete |= found.Severity == Severity.Error && found.Descriptor.Latitude != Latitude.Full;
            var suppression = suppressions.Find(found);
            if (severities.Adjust(found) is not { } diagnostic) continue;
            if (suppression is null) reported.Add(diagnostic);
            else suppressed.Add(diagnostic with { Suppression = suppression });
        }

        suppressions.ReportUnused(isIncomplete, notes);
        foreach (var note in notes.ToImmutable())
        {
            if (severities.Adjust(note) is { } diagnostic) reported.Add(diagnostic);
        }

        return new FilteredDiagnostics(
            DiagnosticOrder.Sort(reported.ToImmutable(), sources), DiagnosticOrder.Sort(suppressed.ToImmutable(), sources));
    }
}
