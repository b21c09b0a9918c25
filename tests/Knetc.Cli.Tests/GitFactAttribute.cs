using System.ComponentModel;
using System.Diagnostics;

namespace Knetc.Cli.Tests;

/// <summary>A test that runs git; skipped, with the reason, where there is none.</summary>
internal sealed class GitFactAttribute : FactAttribute
{
    public GitFactAttribute()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", "--version") { RedirectStandardOutput = true });
            git?.WaitForExit();
        }
        catch (Win32Exception)
        {
            Skip = "git is not installed";
        }
    }
}
