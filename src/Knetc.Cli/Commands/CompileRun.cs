using System.Collections.Immutable;
using System.CommandLine;
using Knetc.Cli.Input;
using Knetc.Cli.Output;
using Knetc.Diagnostics;
using Knetc.Locking;
using Knetc.Templating;

namespace Knetc.Cli.Commands;

/// <summary>One run of <c>knetc compile</c>, from the files that are read to those that are written.</summary>
/// <param name="options">The options of the command.</param>
/// <param name="context">The run's own.</param>
/// <param name="memory">What earlier runs of the same session can lend to this one.</param>
internal sealed class CompileRun(CompileOptionSet options, CommandContext context, SessionMemory? memory = null)
{
    private readonly ParseResult _result = context.Result;
    private readonly string _workingDirectory = context.Host.WorkingDirectory;

    /// <summary>How many files changed on disk, without the lock file.</summary>
    public int WrittenCount { get; private set; }

    /// <summary>Whether the output on disk is that of this run.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The text of the lock file after the run; null when there is none.</summary>
    public string? Lock { get; private set; }

    /// <summary>The full path of the lock file.</summary>
    public string LockPath(CompilerInput input) => options.Lock.Path(_result, input, _workingDirectory, _result.GetValue(options.Output));

    /// <summary>The full path of the output folder.</summary>
    public string OutputFolder(CompilerInput input) => input.OutputFolder(_result.GetValue(options.Output), _workingDirectory);

    /// <summary>Compiles and writes; nothing is written when a finding stops the command.</summary>
    /// <param name="read">Gives what there is to compile.</param>
    /// <returns>The findings that count.</returns>
    public ImmutableArray<Diagnostic> Execute(Func<DiagnosticBag, CompilerInput> read)
    {
        var reading = new DiagnosticBag();
        var input = read(reading);
        var store = new LockStore(LockPath(input), _workingDirectory);
        var locked = context.ReadLock(store, options.Lock.Mode(_result), reading);
        Lock = locked.Source?.Content;
        var templates = ReadTemplates(reading);
        var layer = memory is null ? options.Cluster.Layer(_result) : memory.CommandLine ??= options.Cluster.Layer(_result);
        var compilation = input.Compile(layer, locked, reading.ToImmutable());
        var previous = _result.GetValue(options.Previous) is { } earlier ? new PreviousOutput(earlier, _workingDirectory) : null;
        var emissionOptions = new EmissionOptions
        {
            Memory = memory?.Emission,
            Previous = previous is not null && previous.Exists() ? previous.Read : null,
            Templates = templates,
            NodeNames = [.. _result.GetValue(options.Cluster.Nodes) ?? []],
            Shard = options.Fleet.Shard(_result),
            SharesFiles = options.Fleet.SharesFiles(_result),
            Kinds = EmitKindSyntax.Read(_result.GetValue(options.Emit), input.Project),
            KindsAreChosen = EmitKindSyntax.IsChosen(_result.GetValue(options.Emit), input.Project),
        };

        // What is wrong with a large cluster is found beside the planning; if something is, nobody asks what became of that.
        var cluster = compilation.Cluster;
        var planning = input.IsLarge ? Task.Run(() => Plan(cluster, emissionOptions)) : null;
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(context.Judge(compilation, outputMustBeComplete: true));
        if (context.Stops(diagnostics.ToImmutable()))
        {
            // The next run of the session must not meet it.
            if (memory is not null && planning is not null) Task.WaitAny(planning);
            return diagnostics.ToImmutable();
        }

        var emission = planning is null ? Plan(cluster, emissionOptions) : planning.GetAwaiter().GetResult();
        diagnostics.AddRange(context.Keep(compilation.Filter(emission.Diagnostics)));
        if (previous?.Failure is { } unread)
        {
            context.EnvironmentFailed = true;
            diagnostics.Add(unread);
        }

        if (context.Stops(diagnostics.ToImmutable())) return diagnostics.ToImmutable();

        // --emit csharp has found the same.
        diagnostics.AddRange([.. options.Model.Write(context, compilation).Except(diagnostics.ToImmutable())]);
        if (context.Stops(diagnostics.ToImmutable())) return diagnostics.ToImmutable();

        var log = context.Verbosity is { } verbosity ? new KlogWriter(context.Host.Error, context.Host.Clock, verbosity) : null;
        string? newLock = locked.Mode == LockMode.Update && compilation.Lock != locked.Source?.Content ? compilation.Lock : null;
        var output = new OutputFiles(emission.Emit(log is null ? null : log.Write), options.Fleet.Shard(_result) is null ? [] : emission.PathsOfAllShards()) { AreLarge = input.IsLarge };
        if (_result.GetValue(options.Frozen)) Compare(output, input, store, newLock, diagnostics);
        else Write(output, input, store, newLock, diagnostics);
        return diagnostics.ToImmutable();
    }

    private static Emission Plan(ResolvedCluster cluster, EmissionOptions options)
    {
        var emission = new Emission(cluster, options);
        emission.Prepare();
        return emission;
    }

    private TemplateSet ReadTemplates(DiagnosticBag diagnostics)
    {
        if (_result.GetValue(options.Templates) is not { } folder) return TemplateSet.Shipped;
        var templates = TemplateFolder.Read(folder, _workingDirectory, diagnostics, out bool failed);
        context.EnvironmentFailed |= failed;
        return templates;
    }

    private void Compare(OutputFiles output, CompilerInput input, LockStore store, string? newLock, DiagnosticBag diagnostics)
    {
        var comparison = new FrozenOutput(OutputFolder(input), _workingDirectory);
        diagnostics.AddRange(comparison.Compare(output));
        if (newLock is not null) diagnostics.Add(comparison.CompareLock(store.DisplayPath, Lock, newLock));
        context.EnvironmentFailed |= comparison.Failed;
        context.Appendix = comparison.Diff;
    }

    private void Write(OutputFiles output, CompilerInput input, LockStore store, string? newLock, DiagnosticBag diagnostics)
    {
        var writer = new OutputWriter(OutputFolder(input), memory?.Output);

        // The lock comes first: what it holds and no file shows yet does no harm, but an address that only files show would be lost.
        var failure = writer.Write(output, () => newLock is null ? null : store.Write(newLock, Lock));
        if (failure is null)
        {
            store.Tidy();
            WrittenCount = writer.WrittenCount;
            IsComplete = true;
            Lock = newLock ?? Lock;
            return;
        }

        context.EnvironmentFailed = true;
        diagnostics.Add(failure);
    }
}
