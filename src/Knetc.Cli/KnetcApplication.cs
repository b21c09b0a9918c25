namespace Knetc.Cli;

/// <summary>The knetc command, free of process state so that tests run it in place.</summary>
public static class KnetcApplication
{
    /// <summary>Runs one command and returns its exit code.</summary>
    public static int Run(string[] args, CliHost host)
    {
        host.Error.WriteLine($"knetc: {string.Join(' ', args)}");
        return 2;
    }
}
