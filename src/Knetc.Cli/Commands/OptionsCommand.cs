using System.CommandLine;
using Knetc.Cli.Input;
using Knetc.Cli.Reporting;
using Knetc.Diagnostics;

namespace Knetc.Cli.Commands;

/// <summary><c>knetc options</c>: the options of the cluster, and where each comes from.</summary>
internal static class OptionsCommand
{
    public static Command Create(CliHost host)
    {
        var common = new CommonOptions();
        var cluster = new ClusterOptionSet();
        var paths = CommonOptions.Paths();
        var command = new Command("options", "Show the options of the cluster, and which file and line each comes from.") { paths };
        var lockOptions = new LockOptionSet();
        cluster.AddTo(command);
        lockOptions.AddTo(command);
        common.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(common.Format) is not (OutputFormat.Text or OutputFormat.Json)) result.AddError("Options are printed as text or json.");
        });
        command.SetAction(result =>
        {
            // The table takes standard output, in either format.
            var context = new CommandContext(host, common, result) { FindingsAsText = true };
            return context.Finish(Progress.Run(host, "reading options", () =>
            {
                var diagnostics = new DiagnosticBag();
                string LockPath(CompilerInput input) => lockOptions.Path(result, input, host.WorkingDirectory);
                var input = context.ReadInput(result.GetValue(paths)!, diagnostics, LockPath);
                var locked = context.ReadLock(new LockStore(LockPath(input), host.WorkingDirectory), lockOptions.Mode(result), diagnostics);
                var compilation = new Compilation(input.Sources, cluster.Layer(result), locked) { ReadingDiagnostics = diagnostics.ToImmutable() };
                var table = compilation.Cluster.Options.Table;
                if (result.GetValue(common.Format) == OutputFormat.Json) OptionTableJson.Write(table, host.Out);
                else OptionTableText.Write(table, host.Out);
                return context.Judge(compilation, outputMustBeComplete: false);
            }));
        });
        return command;
    }
}
