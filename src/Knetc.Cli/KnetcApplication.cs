using System.CommandLine;
using Knetc.Cli.Commands;
using Knetc.Cli.Reporting;
using Knetc.Diagnostics;
using Knetc.Filtering;

namespace Knetc.Cli;

/// <summary>The knetc command, free of process state so that tests run it in place.</summary>
public static class KnetcApplication
{
    /// <summary>Runs one command and returns its exit code.</summary>
    public static int Run(string[] args, CliHost host)
    {
        var root = new RootCommand("Compiles Kubernetes manifests into the network rules of every node.")
        {
            CompileCommand.Create(host),
            CheckCommand.Create(host),
            DiffCommand.Create(host),
            TraceCommand.Create(host),
            ExplainCommand.Create(host),
            OptionsCommand.Create(host),
            InitCommand.Create(host),
            LockCommand.Create(host),
        };
        var result = root.Parse(args);
        if (result.Errors.Count > 0) return ReportUsage(result, args, host);
        try
        {
            return result.Invoke(new InvocationConfiguration
            {
                Output = host.Out,
                Error = host.Error,
                EnableDefaultExceptionHandler = false,
            });
        }
        catch (Exception exception)
        {
            host.Error.WriteLine($"knetc: this is a bug in knetc: {exception.GetType().Name}: {exception.Message}");
            host.Error.WriteLine("knetc: nothing was written; please report it with the input that caused it");
            return ExitCodes.Bug;
        }
    }

    private static int ReportUsage(ParseResult result, string[] args, CliHost host)
    {
        // An unknown command makes the parser miss one as well; that says nothing new.
        var errors = result.Errors.Where(error => result.Errors.Count == 1 || !error.Message.StartsWith("Required command", StringComparison.Ordinal));
        var diagnostics = errors.Select(error => new Diagnostic(InputDiagnostics.WrongUsage, error.Message));
        var format = FormatSyntax.FindFormat(args);
        Reporters.Create(format, hasFailed: true, color: false).Report(new FilteredDiagnostics([.. diagnostics], []), Reporters.StreamOf(format, host));
        return ExitCodes.WrongUsage;
    }
}
