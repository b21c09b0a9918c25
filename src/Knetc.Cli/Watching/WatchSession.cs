using System.CommandLine;
using Knetc.Cli.Commands;
using Knetc.Diagnostics;

namespace Knetc.Cli.Watching;

/// <summary><c>knetc compile --watch</c>: one compile after the other, until told to stop.</summary>
internal sealed class WatchSession(CliHost host, CompileOptionSet options, ParseResult result)
{
    private readonly ChangeQueue _queue = new(host.Clock);
    private readonly WatchedInput _input = new(host, options, result);
    private readonly SessionMemory _memory = new();
    private string _findings = "";

    /// <summary>How many rounds so far went through everything, rather than through what an edit changes.</summary>
    public int WholeRounds => _input.WholeRounds;

    public int Run()
    {
        using var interruption = new Interruption(host.Stopping);
        using var watchers = new FolderWatchers(_queue, _input.Counts);

        long start = host.Clock.GetTimestamp();
        _input.Update(new ChangeSet([], IsPartial: true));
        watchers.Watch(_input.Roots, []);

        // What changed before somebody watched.
        _input.Update(new ChangeSet([], IsPartial: true));
        int code = Compile(start, _input.Count, "");
        if (_input.Located.Failed && _input.Count == 0) return code;
        host.Resting?.Invoke();

        while (watchers.Failure is null && _queue.Take(interruption.Token) is { } changes)
        {
            start = host.Clock.GetTimestamp();
            var changed = _input.Update(changes);
            watchers.Watch(_input.Roots, changes.Paths);
            if (changed.Count > 0) Compile(start, changed.Count, changed[0]);
            host.Resting?.Invoke();
        }

        if (watchers.Failure is not { } failure) return ExitCodes.Success;
        var context = new CommandContext(host, options.Common, result) { EnvironmentFailed = true };
        return context.Finish([new Diagnostic(InputDiagnostics.FileFailed, $"cannot watch {failure}")]);
    }

    /// <summary>One round. Findings that are those of the round before are not printed again.</summary>
    private int Compile(long start, int changedCount, string changed)
    {
        using var output = new StringWriter { NewLine = host.Out.NewLine };
        using var error = new StringWriter { NewLine = host.Error.NewLine };
        var context = new CommandContext(host with { Out = output, Error = error }, options.Common, result);
        var run = new CompileRun(options, context, _memory);
        int code = context.Finish(run.Execute(diagnostics => _input.Read(context, diagnostics)));
        _input.Keep(run.Lock);

        string findings = output.ToString() + error.ToString();
        bool isText = result.GetValue(options.Common.Format) == OutputFormat.Text;
        if (findings != _findings || !isText)
        {
            host.Out.Write(output.ToString());
            host.Out.Flush();
            host.Error.Write(error.ToString());
        }

        bool repeats = findings.Length > 0 && findings == _findings && isText;
        _findings = findings;
        var elapsed = host.Clock.GetElapsedTime(start);
        host.Error.WriteLine(RoundLine.Of(changedCount, changed, run, repeats, elapsed));
        host.Error.Flush();
        return code;
    }
}
