using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Filtering;

/// <summary>Looks up numbers that users wrote.</summary>
internal static class DiagnosticNumber
{
    /// <summary>Nobody reads a hundredth suggestion, and each compares the number with the whole catalogue.</summary>
    private const int MaxSuggestions = 100;

    /// <summary>The diagnostic, or null with a finding that suggests the number that was meant.</summary>
    public static DiagnosticDescriptor? Find(string number, SourceLocation? location, DiagnosticBag notes, string? @object = null, FieldPath? path = null)
    {
        if (DiagnosticCatalog.Find(number) is { } descriptor) return descriptor;
        string? closest = notes.Count >= MaxSuggestions ? null : FieldSuggestion.Closest(DiagnosticCatalog.All, static known => known.Id, number)?.Id;
        notes.Add(new Diagnostic(SuppressionDiagnostics.UnknownNumber, $"there is no diagnostic {Shown(number)}" + (closest is null ? "" : $"; did you mean {closest}?"))
        {
            Location = location,
            Object = @object,
            Path = path?.ToString(),
            Fix = closest,
        });
        return null;
    }

    /// <summary>Anything may stand where a number belongs.</summary>
    private static string Shown(string number) => number.Length <= 40 ? number : number.Substring(0, 40) + "…";
}
