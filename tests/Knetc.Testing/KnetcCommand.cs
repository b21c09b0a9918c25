using System.Text;
using Knetc.Cli;

namespace Knetc.Testing;

/// <summary>Runs the knetc command line inside the test process.</summary>
public static class KnetcCommand
{
    /// <summary>Runs one command with empty standard input.</summary>
    /// <param name="workingDirectory">Where relative paths start; an absolute path.</param>
    /// <param name="arguments">What a shell would pass after <c>knetc</c>.</param>
    public static CommandResult Run(string workingDirectory, params string[] arguments) =>
        RunWithInput(workingDirectory, "", arguments);

    /// <summary>Runs one command that reads <paramref name="input"/> from standard input.</summary>
    public static CommandResult RunWithInput(string workingDirectory, string input, params string[] arguments) =>
        RunWithBytes(workingDirectory, Encoding.UTF8.GetBytes(input), arguments);

    /// <summary>Runs one command that reads any bytes from standard input.</summary>
    public static CommandResult RunWithBytes(string workingDirectory, byte[] input, params string[] arguments)
    {
        using var standardInput = new MemoryStream(input, writable: false);
        using var standardOutput = new StringWriter { NewLine = "\n" };
        using var standardError = new StringWriter { NewLine = "\n" };
        var exitCode = KnetcApplication.Run(arguments, new CliHost
        {
            In = standardInput,
            Out = standardOutput,
            Error = standardError,
            WorkingDirectory = workingDirectory,
        });
        return new CommandResult(string.Join(' ', arguments), exitCode, standardOutput.ToString(), standardError.ToString());
    }
}
