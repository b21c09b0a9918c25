using System.Text;
using Knetc.Diagnostics;
using Knetc.Testing;

namespace Knetc.Robustness.Inputs;

/// <summary>The manifests that mutations start from: each diagnostic's example, the example projects and captured clusters.</summary>
public static class Seeds
{
    private const int MaxLength = 6000;

    /// <summary>Every diagnostic's example, broken and repaired.</summary>
    public static IReadOnlyList<string> Examples { get; } =
    [
        .. DiagnosticCatalog.All
            .Select(descriptor => DiagnosticExample.Find(descriptor.Id))
            .OfType<DiagnosticExample>()
            .SelectMany(example => new[] { example.Failing, example.Fixed })
            .Where(text => text.Length is > 0 and <= MaxLength),
    ];

    /// <summary>Manifests that compile, of all kinds.</summary>
    public static IReadOnlyList<string> Clusters { get; } =
    [
        .. Files("examples").Where(file => !file.Contains("generated", StringComparison.Ordinal)).Select(File.ReadAllText),
        .. Files("tests", "Knetc.Conformance.Tests", "captures").Where((_, index) => index % 7 == 0).Select(File.ReadAllText).Where(text => text.Length <= MaxLength),
    ];

    public static IReadOnlyList<string> All { get; } = [.. Examples, .. Clusters, .. Nasties.Small];

    /// <summary>Bytes as text that a test log shows as they are.</summary>
    public static string Escape(byte[] bytes)
    {
        var text = new StringBuilder();
        foreach (byte value in bytes)
        {
            if (value == '\n') text.Append("\\n\n");
            else if (value is >= 0x20 and < 0x7f and not (byte)'\\') text.Append((char)value);
            else text.Append($"\\x{value:X2}");
        }

        return text.ToString();
    }

    private static IEnumerable<string> Files(params string[] folder) =>
        Directory.EnumerateFiles(Repository.PathOf(folder), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
