using System.CommandLine;
using Knetc.Cli.Input;
using Knetc.Cli.Output;
using Knetc.Cli.Reporting;
using Knetc.Diagnostics;
using Knetc.Locking;

namespace Knetc.Cli.Commands;

/// <summary><c>knetc compile</c>: from manifests to the files of every node.</summary>
internal static class CompileCommand
{
    public static Command Create(CliHost host)
    {
        var common = new CommonOptions();
        var cluster = new ClusterOptionSet();
        var paths = CommonOptions.Paths();
        var output = new Option<string?>("-o", "--output") { Description = "The output folder (default: generated).", HelpName = "DIR" };
        var emit = new Option<string?>("--emit") { Description = "What to write: rules, pod-network, cluster, source-map, dns, csharp.", HelpName = "KIND[,KIND]", CustomParser = EmitKindSyntax.Parse };
        var lockOptions = new LockOptionSet();
        var frozen = new Option<bool>("--frozen") { Description = "Write nothing; fail when a generated file is not what would be written." };
        var previousFolder = new Option<string?>("--previous") { Description = "Output folder of an earlier run; writes what leads from it to this one (mode nftables).", HelpName = "DIR" };
        var command = new Command("compile", "Compile manifests into per-node network rules.") { paths, output, emit, frozen, previousFolder };
        cluster.AddTo(command);
        lockOptions.AddTo(command);
        common.AddTo(command);
        command.SetAction(result =>
        {
            var context = new CommandContext(host, common, result);
            return context.Finish(Progress.Run(host, "compiling", () =>
            {
                var reading = new DiagnosticBag();
                string LockPath(CompilerInput input) => lockOptions.Path(result, input, host.WorkingDirectory, result.GetValue(output));
                var input = context.ReadInput(result.GetValue(paths)!, reading, LockPath);
                var store = new LockStore(LockPath(input), host.WorkingDirectory);
                var locked = context.ReadLock(store, lockOptions.Mode(result), reading);
                var compilation = new Compilation(input.Sources, cluster.Layer(result), locked) { ReadingDiagnostics = reading.ToImmutable() };
                var diagnostics = new DiagnosticBag();
                diagnostics.AddRange(context.Judge(compilation, outputMustBeComplete: true));
                if (context.Stops(diagnostics.ToImmutable())) return diagnostics.ToImmutable();

                var previous = result.GetValue(previousFolder) is { } earlier ? new PreviousOutput(earlier, host.WorkingDirectory) : null;
                var emission = new Emission(compilation.Cluster, new EmissionOptions
                {
                    Previous = previous is not null && previous.Exists() ? previous.Read : null,
                    NodeNames = [.. result.GetValue(cluster.Nodes) ?? []],
                    Kinds = EmitKindSyntax.Read(result.GetValue(emit), input.Project),
                    KindsAreChosen = EmitKindSyntax.IsChosen(result.GetValue(emit), input.Project),
                });
                diagnostics.AddRange(context.Keep(compilation.Filter(emission.Diagnostics)));
                if (previous?.Failure is { } unread)
                {
                    context.EnvironmentFailed = true;
                    diagnostics.Add(unread);
                }

                if (context.Stops(diagnostics.ToImmutable())) return diagnostics.ToImmutable();

                var log = context.Verbosity is { } verbosity ? new KlogWriter(host.Error, host.Clock, verbosity) : null;
                string folder = input.OutputFolder(result.GetValue(output), host.WorkingDirectory);
                var artifacts = emission.Emit(log is null ? null : log.Write);
                bool lockChanges = locked.Mode == LockMode.Update && compilation.Lock != locked.Source?.Content;
                if (result.GetValue(frozen))
                {
                    var comparison = new FrozenOutput(folder, host.WorkingDirectory);
                    diagnostics.AddRange(comparison.Compare(artifacts));
                    if (lockChanges) diagnostics.Add(comparison.CompareLock(store.DisplayPath, locked.Source?.Content, compilation.Lock));
                    context.EnvironmentFailed |= comparison.Failed;
                    context.Appendix = comparison.Diff;
                }
                else if ((new OutputWriter(folder).Write(artifacts) ?? (lockChanges ? store.Write(compilation.Lock) : null)) is { } failure)
                {
                    context.EnvironmentFailed = true;
                    diagnostics.Add(failure);
                }

                return diagnostics.ToImmutable();
            }));
        });
        return command;
    }
}
