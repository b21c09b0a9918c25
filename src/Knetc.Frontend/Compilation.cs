using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Filtering;
using Knetc.Incremental;
using Knetc.Locking;
using Knetc.Options;
using Knetc.Text;

namespace Knetc;

/// <summary>
/// From texts to the resolved cluster. Immutable and lazy: each phase runs once, when its result is first asked for, and
/// the same input always gives the same result.
/// </summary>
public sealed class Compilation
{
    private readonly Lazy<Resolution> _resolution;

    /// <param name="sources">The input files, in order.</param>
    /// <param name="commandLine">What the caller states about the cluster; outranks everything in the files.</param>
    /// <param name="lockInput">What earlier runs chose; nothing, when null.</param>
    public Compilation(ImmutableArray<SourceText> sources, OptionLayer commandLine, LockInput? lockInput = null)
        : this(sources, diagnostics => InputObjects.Read(sources, diagnostics), commandLine, lockInput)
    {
    }

    /// <param name="sources">The input files, in order, read before; the same ones may serve any number of compilations.</param>
    /// <param name="commandLine">What the caller states about the cluster; outranks everything in the files.</param>
    /// <param name="lockInput">What earlier runs chose; nothing, when null.</param>
    /// <param name="memory">What earlier compilations found out about the same files, which changes nothing but the cost; null for none.</param>
    public Compilation(ImmutableArray<BoundSource> sources, OptionLayer commandLine, LockInput? lockInput = null, CompilationMemory? memory = null)
        : this([.. sources.Select(static source => source.Text)], diagnostics => BoundSource.Join(sources, diagnostics), commandLine, lockInput, memory)
    {
    }

    private Compilation(ImmutableArray<SourceText> sources, Func<DiagnosticBag, BoundObjects> read, OptionLayer commandLine, LockInput? lockInput, CompilationMemory? memory = null)
    {
        _resolution = new(() => Resolution.Of(sources, read, commandLine, lockInput ?? LockInput.Missing, ReadingDiagnostics, memory));
    }

    /// <summary>What the caller found while it read the files; joins the findings of the phases.</summary>
    public ImmutableArray<Diagnostic> ReadingDiagnostics { get; init; } = [];

    /// <summary>The findings that count, by file and place, with the severities that the project gives them.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => _resolution.Value.Findings.Value.Reported;

    /// <summary>The findings that a comment or the project accepts, each with the reason.</summary>
    public ImmutableArray<Diagnostic> Suppressed => _resolution.Value.Findings.Value.Suppressed;

    /// <summary>The cluster, without the objects that have errors.</summary>
    public ResolvedCluster Cluster => _resolution.Value.Cluster;

    /// <summary>The text of the lock file after this run. Only worth keeping when nothing has an error.</summary>
    public string Lock => _resolution.Value.Lock.Value;

    /// <summary>Divides findings that were made of the result, such as a back end's, by the same settings and comments.</summary>
    public FilteredDiagnostics Filter(ImmutableArray<Diagnostic> later) =>
        later.IsEmpty ? new FilteredDiagnostics([], []) : _resolution.Value.Filter.Value.Apply(later);
}
