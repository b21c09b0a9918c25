using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Locking;
using Knetc.Options;
using Knetc.Rules;
using Knetc.Schema;

namespace Knetc.Incremental;

/// <summary>What a run of the phases up to the endpoints was made of, and what it came to.</summary>
/// <param name="CommandLine">What the caller states about the cluster.</param>
/// <param name="LockInput">What earlier runs chose.</param>
/// <param name="Release">The release whose rules count.</param>
/// <param name="Read">The objects as read.</param>
internal sealed record ResolvedRun(OptionLayer CommandLine, LockInput LockInput, KubeVersion Release, BoundObjects Read)
{
    /// <summary>The objects without errors.</summary>
    public required BoundObjects Objects { get; init; }

    /// <summary>What each source states about the cluster, strongest first.</summary>
    public required ImmutableArray<OptionLayer> Layers { get; init; }

    public required ResolvedCluster Cluster { get; init; }

    public required ClusterJoins Joins { get; init; }

    public required LockLedger Ledger { get; init; }

    /// <summary>The first of <see cref="Diagnostics"/>: those of single objects and of settings.</summary>
    public required ImmutableArray<Diagnostic> Early { get; init; }

    /// <summary>Whether an error among them may make much else look wrong.</summary>
    public required bool SettingsAreWrong { get; init; }

    /// <summary>What was found, but for the reading of manifests before and the rules across objects after it.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>What became of locked values.</summary>
    public required ImmutableArray<Diagnostic> LockDiagnostics { get; init; }

    /// <summary>The choices of this run and of earlier ones.</summary>
    public required Lazy<LockFile> Lock { get; init; }

    /// <summary>The text of <see cref="Lock"/>.</summary>
    public required Lazy<string> LockText { get; init; }

    /// <summary>The findings of the rules across objects; null where no run comes after this one.</summary>
    public RuleMemory? Rules { get; init; }

    /// <summary>The run that would come to the same with these settings and this lock; null when there is none.</summary>
    public ResolvedRun? For(OptionLayer commandLine, LockInput lockInput)
    {
        if (!ReferenceEquals(CommandLine, commandLine) || LockInput.Mode != lockInput.Mode) return null;
        if (LockInput.Source?.Path == lockInput.Source?.Path && LockInput.Source?.Content == lockInput.Source?.Content) return this;

        // What this run has written down, the next one finds; it comes to the same choices, unless there was something to say about earlier ones.
        bool isOwn = lockInput is { Mode: LockMode.Update, Source: not null } && LockText.IsValueCreated && lockInput.Source.Content == LockText.Value;
        return isOwn && LockDiagnostics.IsEmpty && Diagnostics.All(IsNotAboutLock) ? this with { LockInput = lockInput, Ledger = new LockLedger(Lock.Value) } : null;
    }

    private bool IsNotAboutLock(Diagnostic found) =>
        found.Severity != Severity.Error && (LockInput.Source is null || !ReferenceEquals(found.Location?.Source, LockInput.Source));
}
