using System.Text;
using System.Text.Json;
using Knetc.Diagnostics;

namespace Knetc.Cli.Reporting;

/// <summary>The catalogue entries that a SARIF log refers to, by index.</summary>
internal sealed class SarifRules
{
    public const string Site = "https://knetc.dev";

    private readonly List<DiagnosticDescriptor> _descriptors = [];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    public SarifRules(List<Diagnostic> diagnostics)
    {
        var used = new SortedDictionary<string, DiagnosticDescriptor>(StringComparer.Ordinal);
        foreach (var diagnostic in diagnostics) used[diagnostic.Id] = diagnostic.Descriptor;
        foreach (var (id, descriptor) in used)
        {
            _indexes.Add(id, _descriptors.Count);
            _descriptors.Add(descriptor);
        }
    }

    public int IndexOf(Diagnostic diagnostic) => _indexes[diagnostic.Id];

    public static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    public void Write(Utf8JsonWriter json, string name)
    {
        json.WriteStartArray(name);
        foreach (var descriptor in _descriptors) Write(json, descriptor);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, DiagnosticDescriptor descriptor)
    {
        json.WriteStartObject();
        json.WriteString("id", descriptor.Id);
        json.WriteString("name", PascalCase(descriptor.Title));
        WriteText(json, "shortDescription", descriptor.Title);
        WriteText(json, "fullDescription", descriptor.Explanation);
        json.WriteStartObject("help");
        json.WriteString("text", $"{descriptor.Explanation}\n\nTo fix it: {descriptor.Help}.");
        json.WriteString("markdown", DiagnosticPage.Render(descriptor));
        json.WriteEndObject();
        json.WriteString("helpUri", $"{Site}/diagnostics/{descriptor.Id}");
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Level(descriptor.Severity));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    /// <summary>The title as one word, which is what services show beside the number.</summary>
    private static string PascalCase(string title)
    {
        var name = new StringBuilder(title.Length);
        bool isStart = true;
        foreach (char c in title)
        {
            if (char.IsAsciiLetterOrDigit(c)) name.Append(isStart ? char.ToUpperInvariant(c) : c);
            isStart = !char.IsAsciiLetterOrDigit(c) && c != '\'';
        }

        return name.ToString();
    }
}
