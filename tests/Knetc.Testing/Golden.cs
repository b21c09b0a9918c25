namespace Knetc.Testing;

/// <summary>Expected outputs that stand as files in the repository; <c>KNETC_ACCEPT=1</c> writes them anew.</summary>
public static class Golden
{
    public const string AcceptVariable = "KNETC_ACCEPT";

    /// <summary>Returns null when the file says <paramref name="actual"/>, else what differs and how to accept it.</summary>
    /// <param name="file">Absolute path in the source tree; see <see cref="Repository.PathOf"/>.</param>
    /// <param name="actual">The output under test.</param>
    public static string? Difference(string file, string actual) =>
        Difference(file, actual, accept: Environment.GetEnvironmentVariable(AcceptVariable) == "1");

    internal static string? Difference(string file, string actual, bool accept)
    {
        var expected = File.Exists(file) ? File.ReadAllText(file) : null;
        if (expected == actual) return null;
        if (accept)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return null;
        }

        var name = Path.GetRelativePath(Repository.Root, file);
        var what = expected is null ? "is missing" : FirstDifference(expected.Split('\n'), actual.Split('\n'));
        return $"{name} {what}\nIf the new output is right: {AcceptVariable}=1 eng/test\n--- the whole output\n{actual}";
    }

    private static string FirstDifference(string[] expected, string[] actual)
    {
        var line = 0;
        while (line < expected.Length && line < actual.Length && expected[line] == actual[line]) line++;
        return $"differs in line {line + 1}\n- {At(expected, line)}\n+ {At(actual, line)}";
    }

    private static string At(string[] lines, int index) => index < lines.Length ? lines[index] : "(end)";
}
