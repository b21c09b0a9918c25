namespace Knetc.Packages;

/// <summary>How a program ended.</summary>
/// <param name="Output">What it wrote, to either stream.</param>
internal sealed record ProcessResult(int ExitCode, string Output)
{
    /// <summary>Fails the test unless the program succeeded.</summary>
    public ProcessResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}:\n{Output}");
        return this;
    }
}
