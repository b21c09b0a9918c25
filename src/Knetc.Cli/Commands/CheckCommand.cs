using System.CommandLine;
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
        cluster.AddTo(command);
        common.AddTo(command);
        command.SetAction(result =>
        {
            var context = new CommandContext(host, common, result);
            return context.Finish(Progress.Run(host, "checking", () =>
            {
                var diagnostics = new DiagnosticBag();
                var input = context.ReadInput(result.GetValue(paths)!, diagnostics);
                var compilation = new Compilation(input.Sources, cluster.Layer(result)) { ReadingDiagnostics = diagnostics.ToImmutable() };
                return context.Judge(compilation, outputMustBeComplete: false);
            }));
        });
        return command;
    }
}
