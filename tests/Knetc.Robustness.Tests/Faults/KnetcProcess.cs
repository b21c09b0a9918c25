using System.Diagnostics;

namespace Knetc.Robustness.Faults;

/// <summary>The real command line, in a process of its own that a test may kill.</summary>
internal static class KnetcProcess
{
    /// <summary>The program and its first argument.</summary>
    public static string CommandLine { get; } = $"'{Environment.ProcessPath}' '{Path.Combine(AppContext.BaseDirectory, "knetc.dll")}'";

    public static Process Start(string folder, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Path.Combine(AppContext.BaseDirectory, "knetc.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    /// <summary>Runs a shell script, in which <c>$knetc</c> is the command line, and returns what it printed.</summary>
    /// <param name="folder">Where it starts.</param>
    /// <param name="script">What it does.</param>
    /// <param name="wrapper">A program that runs the shell, and its arguments.</param>
    public static string Shell(string folder, string script, params string[] wrapper)
    {
        string[] line = [.. wrapper, "bash", "-c", $"knetc=\"{CommandLine.Replace("'", "", StringComparison.Ordinal)}\"; exec 2>&1; {script}"];
        using var process = Process.Start(new ProcessStartInfo(line[0], line[1..]) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
