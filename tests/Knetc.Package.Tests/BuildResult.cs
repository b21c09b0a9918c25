namespace Knetc.Packages;

/// <summary>How a build ended.</summary>
/// <param name="Findings">Its errors and warnings.</param>
/// <param name="RanKnetc">Whether it ran knetc, and did not find everything up to date.</param>
internal sealed record BuildResult(int ExitCode, string Output, BuildFinding[] Findings, bool RanKnetc)
{
    public string[] Summaries => [.. Findings.Select(finding => finding.Summary)];

    /// <summary>Fails the test unless the build succeeded without a finding.</summary>
    public BuildResult Succeeded()
    {
        Assert.True(ExitCode == 0 && Findings.Length == 0, $"exit code {ExitCode}:\n{Output}");
        return this;
    }

    /// <summary>Fails the test unless the build failed with exactly these findings, as <c>file:line:column severity number</c>.</summary>
    public BuildResult Failed(params string[] findings)
    {
        Assert.True(ExitCode != 0, Output);
        Assert.True(findings.SequenceEqual(Summaries), Output);
        return this;
    }
}
