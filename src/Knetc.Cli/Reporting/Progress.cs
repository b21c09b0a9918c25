using Spectre.Console;

namespace Knetc.Cli.Reporting;

/// <summary>Shows on a terminal that work goes on, once it takes longer than a second.</summary>
internal static class Progress
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Runs the work and returns its result; exceptions pass through.</summary>
    public static T Run<T>(CliHost host, string activity, Func<T> work)
    {
        if (!host.IsTerminal) return work();
        var task = Task.Run(work);
        if (Task.WaitAny([task], Patience) < 0)
        {
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(host.Error) });
            console.Status().Start(activity, _ => Task.WaitAny(task));
        }

        return task.GetAwaiter().GetResult();
    }
}
