namespace Knetc.Diagnostics;

/// <summary>The example that comes with every diagnostic: a manifest that shows it, and one that does not.</summary>
/// <param name="Options">Extra command-line options the example needs, or an empty text.</param>
/// <param name="Failing">Input that is reported.</param>
/// <param name="Fixed">The same input, repaired.</param>
public sealed record DiagnosticExample(string Options, string Failing, string Fixed)
{
    private const string Separator = "# --- fixed ---\n";
    private const string OptionsPrefix = "# options: ";

    /// <summary>The example of a diagnostic, or null when none is on file.</summary>
    public static DiagnosticExample? Find(string id) => ReadResource($"{id}.yaml") is { } text ? Parse(text) : null;

    /// <summary>For a diagnostic that no manifest shows, a transcript of the command line; else null.</summary>
    public static string? FindTranscript(string id) => ReadResource($"{id}.txt");

    /// <summary>Splits an example file: an optional options line, the failing manifest, the separator, the fixed manifest.</summary>
    public static DiagnosticExample Parse(string text)
    {
        string options = "";
        if (text.StartsWith(OptionsPrefix, StringComparison.Ordinal))
        {
            int end = text.IndexOf('\n');
            options = text.Substring(OptionsPrefix.Length, end - OptionsPrefix.Length).Trim();
            text = text.Substring(end + 1);
        }

        int separator = text.IndexOf(Separator, StringComparison.Ordinal);
        return separator < 0
            ? new DiagnosticExample(options, text, "")
            : new DiagnosticExample(options, text.Substring(0, separator), text.Substring(separator + Separator.Length));
    }

    private static string? ReadResource(string name)
    {
        using var stream = typeof(DiagnosticExample).Assembly.GetManifestResourceStream(name);
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
