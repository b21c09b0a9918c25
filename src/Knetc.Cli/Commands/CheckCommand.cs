using System.CommandLine;
using Knetc.Cli.Input;
using Knetc.Cli.Reporting;
using Knetc.Diagnostics;

namespace Knetc.Cli.Commands;

/// <summary><c>knetc check</c>: findings only, nothing is written.</summary>
internal static class CheckCommand
{
    public static Command Create(CliHost host)
    {
        var common = new CommonOptions();
        var cluster = new ClusterOptionSet();
        var paths = CommonOptions.Paths();
        var command = new Command("check", "Report what is wrong with the manifests; write nothing.") { paths };
        var lockOptions = new LockOptionSet();
        cluster.AddTo(command);
        var model = new TypedModelOptionSet();
        lockOptions.AddTo(command);
        model.AddTo(command);
        common.AddTo(command);
        command.SetAction(result =>
        {
            var context = new CommandContext(host, common, result);
            return context.Finish(Progress.Run(host, "checking", () =>
            {
                var diagnostics = new DiagnosticBag();
                string LockPath(CompilerInput input) => lockOptions.Path(result, input, host.WorkingDirectory);
                var input = context.ReadInput(result.GetValue(paths)!, diagnostics, LockPath);
                var locked = context.ReadLock(new LockStore(LockPath(input), host.WorkingDirectory), lockOptions.Mode(result), diagnostics);
                var compilation = new Compilation(input.Sources, cluster.Layer(result), locked) { ReadingDiagnostics = diagnostics.ToImmutable() };
                var findings = context.Judge(compilation, outputMustBeComplete: false);
                return context.Stops(findings) ? findings : [.. findings, .. model.Write(context, compilation)];
            }));
        });
        return command;
    }
}
