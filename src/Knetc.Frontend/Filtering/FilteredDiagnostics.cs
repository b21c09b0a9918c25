using System.Collections.Immutable;
using Knetc.Diagnostics;

namespace Knetc.Filtering;

/// <summary>The findings of a run, divided into those that count and those that somebody accepted.</summary>
/// <param name="Reported">What counts, with the severities in force.</param>
/// <param name="Suppressed">What was accepted; each says why in <see cref="Diagnostic.Suppression"/>.</param>
public sealed record FilteredDiagnostics(ImmutableArray<Diagnostic> Reported, ImmutableArray<Diagnostic> Suppressed);
