using System.Text;

namespace Knetc.Diagnostics;

/// <summary>The documentation page of a diagnostic, in Markdown: printed by <c>knetc explain</c>, kept under docs/diagnostics.</summary>
public static class DiagnosticPage
{
    public static string Render(DiagnosticDescriptor descriptor)
    {
        var page = new StringBuilder();
        page.Append("# ").Append(descriptor.Id).Append(": ").Append(descriptor.Title).Append("\n\n");
        page.Append("Severity: ").Append(descriptor.Severity.ToString().ToLowerInvariant()).Append("\n\n");
        page.Append(descriptor.Explanation).Append("\n\n");
        page.Append("To fix it: ").Append(descriptor.Help).Append(".\n");
        if (DiagnosticExample.FindTranscript(descriptor.Id) is { } transcript) page.Append("\n## Example\n\n```\n").Append(transcript).Append("```\n");
        if (DiagnosticExample.Find(descriptor.Id) is not { } example) return page.ToString();
        if (example.Options.Length > 0) page.Append("\nThe example is compiled with `").Append(example.Options).Append("`.\n");
        AppendBlock(page, "Reported", example.Failing);
        AppendBlock(page, "Fixed", example.Fixed);
        return page.ToString();
    }

    private static void AppendBlock(StringBuilder page, string title, string manifest)
    {
        if (manifest.Length == 0) return;
        page.Append("\n## ").Append(title).Append("\n\n```yaml\n").Append(manifest);
        if (!manifest.EndsWith("\n", StringComparison.Ordinal)) page.Append('\n');
        page.Append("```\n");
    }
}
