using System.CommandLine;
using Knetc.Cli.Reporting;
using Knetc.Cli.Watching;

namespace Knetc.Cli.Commands;

/// <summary><c>knetc compile</c>: from manifests to the files of every node.</summary>
internal static class CompileCommand
{
    public static Command Create(CliHost host)
    {
        var options = new CompileOptionSet();
        var command = new Command("compile", "Compile manifests into per-node network rules.");
        options.AddTo(command);
        command.SetAction(result =>
        {
            if (result.GetValue(options.Watch)) return new WatchSession(host, options, result).Run();
            var context = new CommandContext(host, options.Common, result);
            var run = new CompileRun(options, context);
            return context.Finish(Progress.Run(host, "compiling", () =>
                run.Execute(diagnostics => context.ReadInput(result.GetValue(options.Paths)!, diagnostics, run.LockPath))));
        });
        return command;
    }
}
