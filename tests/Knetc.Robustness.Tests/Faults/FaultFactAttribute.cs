using System.ComponentModel;
using System.Diagnostics;

namespace Knetc.Robustness.Faults;

/// <summary>A test that needs a program to make its fault with; skipped, with the reason, where that does not work.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FaultFactAttribute : FactAttribute
{
    /// <param name="program">The program and arguments that succeed where the fault can be made.</param>
    public FaultFactAttribute(params string[] program)
    {
        if (!OperatingSystem.IsLinux()) Skip = "needs Linux";
        else if (!Works(program)) Skip = $"needs that `{string.Join(' ', program)}` works";
    }

    private static bool Works(string[] program)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program[0], program[1..]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
