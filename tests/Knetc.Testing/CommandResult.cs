namespace Knetc.Testing;

/// <summary>What one run of the command line left behind.</summary>
/// <param name="CommandLine">The arguments, for messages.</param>
public sealed record CommandResult(string CommandLine, int ExitCode, string Out, string Error)
{
    /// <summary>Returns itself, or throws with both streams when the exit code is another.</summary>
    public CommandResult MustExitWith(int exitCode) =>
        ExitCode == exitCode ? this : throw new InvalidOperationException($"Expected exit code {exitCode}.\n{this}");

    public override string ToString() =>
        $"knetc {CommandLine}\nexit code {ExitCode}\n--- standard output\n{Out}\n--- standard error\n{Error}";
}
