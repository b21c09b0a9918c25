using Knetc.Diagnostics;
using Knetc.Locking;
using Knetc.Options;
using Knetc.Text;

namespace Knetc.Fuzz.Checks;

/// <summary>What holds for the compilation of any text: places of findings, the same result each time, and a lock that can be read.</summary>
internal static class CompilationCheck
{
    /// <param name="manifests">The only input file.</param>
    /// <param name="locked">The lock file, if there is one.</param>
    public static string? Problem(string manifests, SourceText? locked)
    {
        var first = Compile(manifests, locked);
        if ((FindingCheck.Problem(first.Diagnostics) ?? FindingCheck.Problem(first.Suppressed)) is { } problem) return problem;
        var second = Compile(manifests, locked);
        if (FindingCheck.Digest(second.Diagnostics) != FindingCheck.Digest(first.Diagnostics)) return "other findings the second time";
        if (second.Lock != first.Lock) return "another lock the second time";
        if (first.Diagnostics.Any(static finding => finding.Severity == Severity.Error)) return null;

        // What this run chose, the next one keeps.
        var third = Compile(manifests, new SourceText("lock", first.Lock));
        var findings = third.Diagnostics;
        if (findings.Any(static finding => finding.Severity == Severity.Error)) return $"with its own lock there are errors: {FindingCheck.Digest(findings)}";
        return third.Lock != first.Lock ? "its own lock is not kept" : null;
    }

    private static Compilation Compile(string manifests, SourceText? locked) =>
        new([new SourceText("input", manifests)], new OptionLayer(OptionSources.CommandLine), new LockInput(LockMode.Update, locked));
}
