using System.Text.RegularExpressions;

namespace Knetc.Conformance.Validation;

/// <summary>Field paths as the reference and knetc spell them.</summary>
internal static partial class FieldPaths
{
    /// <summary>Whether knetc's path names the field of a validation error.</summary>
    public static bool SameField(string reference, string ours) =>
        string.Equals(WithoutInitIndex(reference), WithoutInitIndex(ours), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether knetc's path names the field of a decode error, which the reference prints without list indexes.</summary>
    public static bool SameFieldWithoutIndexes(string reference, string ours) =>
        string.Equals(reference, Indexes().Replace(ours, ""), StringComparison.OrdinalIgnoreCase);

    /// <summary>Names, list indexes and map keys from the root on: <c>spec</c>, <c>ports</c>, <c>0</c>, <c>name</c>.</summary>
    public static IEnumerable<string> StepsOf(string path) => Steps().Matches(path).Select(match => match.Groups["step"].Value);

    // Rule P-8: the reference always prints index 0 for a host port that repeats in an init container.
    private static string WithoutInitIndex(string path) => InitHostPort().Replace(path, "spec.initContainers[*]$1");

    [GeneratedRegex(@"^spec\.initContainers\[\d+\](\.ports\[\d+\]\.hostPort)$", RegexOptions.IgnoreCase)]
    private static partial Regex InitHostPort();

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Indexes();

    [GeneratedRegex(@"(?<step>[^.\[\]]+)|\[(?<step>[^\]]*)\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Steps();
}
