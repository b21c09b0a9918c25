namespace Knetc.Kernel.Machine;

/// <summary>What a program left behind.</summary>
public sealed record ShellResult(string CommandLine, int ExitCode, string Out, string Error)
{
    /// <summary>Returns itself, or throws with both streams when the exit code is another.</summary>
    public ShellResult MustExitWith(int exitCode) =>
        ExitCode == exitCode ? this : throw new InvalidOperationException($"Expected exit code {exitCode}.\n{this}");

    public override string ToString() =>
        $"{CommandLine}\nexit code {ExitCode}\n--- standard output\n{Out}\n--- standard error\n{Error}";
}
