using System.CommandLine;
using Knetc.Cli.Input;
using Knetc.Cli.Reporting;
using Knetc.Diagnostics;
using Knetc.Tracing;

namespace Knetc.Cli.Commands;

/// <summary><c>knetc trace</c>: the rules a packet meets on a node, and where it ends.</summary>
internal static class TraceCommand
{
    public static Command Create(CliHost host)
    {
        var common = new CommonOptions();
        var cluster = new ClusterOptionSet();
        var lockOptions = new LockOptionSet();
        var source = new Argument<PacketSource?>("SOURCE")
        {
            Description = "Who sends the packet: an address, external, \"Pod NAMESPACE/NAME\" or \"Node NAME\".",
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                var parsed = PacketSource.Parse(text);
                if (parsed is null) result.AddError($"\"{text}\" is no source: give an address, external, \"Pod NAMESPACE/NAME\" or \"Node NAME\"");
                return parsed;
            },
        };
        var target = new Argument<PacketTarget>("DEST:PORT/PROTO")
        {
            Description = "Where to, such as 10.96.0.10:80/tcp or [fd00::10]:53/udp.",
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                if (PacketTarget.Parse(text, out var parsed) is { } error) result.AddError($"\"{text}\" {error}");
                return parsed;
            },
        };
        var @interface = new Option<string?>("--interface") { Description = "The interface the packet arrives by, where rules look at it (default: derived from the source).", HelpName = "NAME" };
        var paths = CommonOptions.Paths();
        var command = new Command("trace", "Show which rules a packet meets on a node, where it goes, and why.") { source, target, paths, @interface };
        cluster.AddTo(command);
        lockOptions.AddTo(command);
        common.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(common.Format) is not (OutputFormat.Text or OutputFormat.Json)) result.AddError("Traces are printed as text or json.");
            if (result.GetValue(cluster.Nodes) is not [_]) result.AddError("Option '--node' is required once: it says whose rules the packet meets.");
        });
        command.SetAction(result =>
        {
            // The trace takes standard output, in either format.
            var context = new CommandContext(host, common, result) { FindingsAsText = true };
            bool traced = false;
            var findings = Progress.Run(host, "tracing", () =>
            {
                var reading = new DiagnosticBag();
                string LockPath(CompilerInput input) => lockOptions.Path(result, input, host.WorkingDirectory);
                var input = context.ReadInput(result.GetValue(paths)!, reading, LockPath);
                var locked = context.ReadLock(new LockStore(LockPath(input), host.WorkingDirectory), lockOptions.Mode(result), reading);
                var compilation = new Compilation(input.Sources, cluster.Layer(result), locked) { ReadingDiagnostics = reading.ToImmutable() };
                var diagnostics = context.Judge(compilation, outputMustBeComplete: true);
                if (context.Stops(diagnostics)) return diagnostics;

                var emission = new Emission(compilation.Cluster, new EmissionOptions { NodeNames = [.. result.GetValue(cluster.Nodes)!] });
                diagnostics = diagnostics.AddRange(context.Keep(compilation.Filter(emission.Diagnostics)));
                if (context.Stops(diagnostics)) return diagnostics;

                var tracer = new NodeTracer(emission.Plan, emission.Nodes[0]);
                var sender = result.GetValue(source)!;
                var packet = new PacketBuilder(tracer).Build(sender, result.GetValue(target), result.GetValue(@interface), out string? problem);
                if (packet is null) return diagnostics.Add(new Diagnostic(InputDiagnostics.NoSuchSource, problem!));
                var trace = tracer.Trace(packet);
                if (result.GetValue(common.Format) == OutputFormat.Json) TraceJson.Write(trace, tracer.Explain(trace), host.Out);
                else TraceText.Write(sender, trace, tracer, host.Out);
                traced = true;
                return diagnostics;
            });

            // What does not stop the trace is for `knetc check` to say, unless a report is asked for.
            return traced && result.GetValue(common.Reports) is not [_, ..] ? ExitCodes.Success : context.Finish(findings);
        });
        return command;
    }
}
