using System.Collections.Immutable;
using System.CommandLine;
using Knetc.Cli.Input;
using Knetc.Cli.Reporting;
using Knetc.Comparison;
using Knetc.Diagnostics;

namespace Knetc.Cli.Commands;

/// <summary><c>knetc diff</c>: what traffic finds different between two states of the manifests.</summary>
internal static class DiffCommand
{
    public static Command Create(CliHost host)
    {
        var common = new CommonOptions();
        var cluster = new ClusterOptionSet();
        var lockOptions = new LockOptionSet();
        var old = CreateSide("OLD", "The old state: a file, folder or glob, - for standard input, or a git revision.", ArgumentArity.ExactlyOne);
        var @new = CreateSide("NEW", "The new state (default: the current project or folder).", ArgumentArity.ZeroOrOne);
        var command = new Command("diff", "Report what changes for traffic between two states of the manifests.") { old, @new };
        command.Validators.Add(result =>
        {
            if (result.GetValue(old) == "-" && result.GetValue(@new) == "-") result.AddError("Only one side can be standard input.");
        });
        command.Validators.Add(result =>
        {
            if (result.GetValue(common.Format) is not (OutputFormat.Text or OutputFormat.Json)) result.AddError("Changes are printed as text or json.");
        });
        cluster.AddTo(command);
        lockOptions.AddTo(command);
        command.Add(common.Format);
        command.Add(common.Baseline);
        command.Add(common.WarningsAsErrors);
        command.Add(common.NoColor);
        command.SetAction(result =>
        {
            var context = new CommandContext(host, common, result);
            var (changes, diagnostics) = Progress.Run(host, "comparing", () =>
            {
                var before = ComparedInput.Parse(result.GetValue(old)!, host.WorkingDirectory);
                var after = result.GetValue(@new) is { } text ? ComparedInput.Parse(text, host.WorkingDirectory) : ComparedInput.WorkingTree;
                var compilation = new SideCompilation(context, cluster.Layer(result), lockOptions);
                return Compare(context, compilation, before.At(after), after.At(before), [.. result.GetValue(cluster.Nodes) ?? []]);
            });
            if (context.Stops(diagnostics)) return context.Finish(diagnostics);
            if (result.GetValue(common.Format) == OutputFormat.Json) ChangeJson.Write(changes, host.Out);
            else ChangeText.Write(changes, host.Out);
            return ExitCodes.Success;
        });
        return command;
    }

    private static (ImmutableArray<Change> Changes, ImmutableArray<Diagnostic> Diagnostics) Compare(
        CommandContext context, SideCompilation compilation, ComparedInput before, ComparedInput after, ImmutableHashSet<string> nodes)
    {
        var running = Task.Run(() => compilation.Compile(before));
        var newSide = compilation.Compile(after);
        var oldSide = running.GetAwaiter().GetResult();
        context.EnvironmentFailed = oldSide.EnvironmentFailed || newSide.EnvironmentFailed;

        // Whatever does not stop the comparison is for `knetc check` to say.
        var diagnostics = oldSide.Diagnostics.AddRange(newSide.Diagnostics);
        if (!context.Stops(diagnostics) && oldSide.Plan is { } oldPlan && newSide.Plan is { } newPlan)
        {
            var known = oldPlan.Cluster.Nodes.Concat(newPlan.Cluster.Nodes).Select(static node => node.Name);
            diagnostics = [.. nodes.Except(known).Select(Emission.UnknownNode)];
            if (diagnostics.IsEmpty) return (ClusterComparison.Compare(oldPlan, newPlan, nodes), []);
        }

        // Both sides may say the same, of a file they have in common.
        return ([], [.. diagnostics.Where(context.IsFatal).Distinct()]);
    }

    /// <summary>A text that looks like an option is one that does not exist.</summary>
    private static Argument<string?> CreateSide(string name, string description, ArgumentArity arity)
    {
        var side = new Argument<string?>(name) { Description = description, Arity = arity };
        side.Validators.Add(static result =>
        {
            if (result.Tokens is [{ Value: ['-', _, ..] option }, ..]) result.AddError($"Unknown option '{option}'.");
        });
        return side;
    }
}
